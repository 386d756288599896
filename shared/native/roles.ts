/** Who may do what: the roles of members and the scopes of API keys. */

export const ROLES = ["owner", "recruiter", "reviewer", "viewer"] as const;
export type Role = (typeof ROLES)[number];

/** What a key may do. A key without scopes may do everything that an owner may. */
export const SCOPES = {
  "interviews:read": "Read candidates, interviews, answers, reviews and mail states",
  "interviews:write": "Create, change and decide interviews, send invitations; see the links that open rooms",
  "reviews:write": "Score interviews and comment on them",
  "candidates:erase": "Erase candidates everywhere",
  "positions:read": "Read positions, their questions, projects and question sets",
  "positions:write": "Create and change positions, projects and question sets",
  "fields:write": "Define, change and delete custom fields",
  "workspace:read": "Read the workspace, its members, events and audit log",
  "workspace:write": "Change the workspace's settings",
  "members:write": "Invite members, change their roles, remove them",
  "exports:write": "Export data as archives",
  "keys:write": "Create, change, rotate and revoke API keys",
  "webhooks:read": "Read webhooks and what became of their deliveries",
  "webhooks:write": "Create, change and test webhooks, see their secrets, send again",
  invite_candidates: "Flowmingo clients: invite candidates",
  create_set: "Flowmingo clients: create interview sets",
  read_hiring: "Flowmingo clients: read projects, job posts, applications and submissions",
  manage_pipeline: "Flowmingo clients: move and reject applications",
} as const;
export type Scope = keyof typeof SCOPES;
export const SCOPE_NAMES = Object.keys(SCOPES) as [Scope, ...Scope[]];
