/** Who acts, by which medium and from where; every command takes one and the audit log keeps it. */
import type { Role, Scope } from "../../shared/native.ts";
import { refuse } from "./refusal.ts";

declare const workspaceBrand: unique symbol;
/** The tenant. Branded, so that no store function can be called with some other id. */
export type WorkspaceId = string & { readonly [workspaceBrand]: true };

/** Brands an id that was read from our own tables. */
export const workspaceId = (id: string): WorkspaceId => id as WorkspaceId;

export type Medium = "page" | "key" | "room" | "share" | "address" | "job" | "command_line";

export interface Origin {
  medium: Medium;
  ip: string | null;
  host: string | null;
  /** The page that the request came from, without what follows its path: that may hold secrets. */
  referer: string | null;
  userAgent: string | null;
}

export type Actor = Origin & {
  /** Acts in the sandbox of a workspace, where nothing is for real. */
  sandbox?: true;
} & (
    | {
        kind: "member";
        id: string;
        name: string;
        email: string;
        role: Role;
        /** Positions that are shared with chosen people of whom this member is none; empty for owners. */
        hiddenPositionIds: readonly string[];
      }
    | { kind: "key"; id: string; name: string; scopes: readonly string[] | null }
    | { kind: "candidate"; id: string; name: string }
    /** Somebody who opened a share link, under the name that they gave. */
    | { kind: "guest"; id: string; name: string }
    /** Whoever opened an address that we signed: it says what may be read, not who reads. The id is the share that gave it out, if any. */
    | { kind: "address"; id: string | null; name: string }
    | { kind: "system"; id: null; name: string }
  );

export const systemActor = (name: string): Actor => ({
  kind: "system",
  id: null,
  name,
  medium: "job",
  ip: null,
  host: null,
  referer: null,
  userAgent: null,
});

/**
 * The positions that this actor may not know of, and so nothing that belongs to them: what a member is not shared on is not found.
 * Keys, candidates and jobs see everything of their workspace.
 */
export const hiddenFrom = (actor: Actor): readonly string[] => (actor.kind === "member" ? actor.hiddenPositionIds : []);

/** What each role may do; owners may do everything. A table to be read in one sitting. */
const ROLE_SCOPES: Record<Role, readonly Scope[]> = {
  owner: [
    "interviews:read",
    "interviews:write",
    "reviews:write",
    "positions:read",
    "positions:write",
    "fields:write",
    "workspace:read",
    "workspace:write",
    "members:write",
    "exports:write",
    "candidates:erase",
    "keys:write",
    "webhooks:read",
    "webhooks:write",
  ],
  recruiter: [
    "interviews:read",
    "interviews:write",
    "reviews:write",
    "positions:read",
    "positions:write",
    "fields:write",
    "workspace:read",
    "exports:write",
  ],
  reviewer: ["interviews:read", "reviews:write", "positions:read"],
  viewer: ["interviews:read", "positions:read"],
};

/** Scopes under the names that clients of a wire know, and the wider ones of ours that contain them. */
const WITHIN: Readonly<Partial<Record<Scope, Scope>>> = {
  invite_candidates: "interviews:write",
  create_set: "positions:write",
  read_hiring: "interviews:read",
  manage_pipeline: "interviews:write",
};

/** May this actor do what the scope names? Keys: no scopes set means everything. */
export function may(actor: Actor, scope: Scope): boolean {
  const wider = WITHIN[scope];
  if (wider !== undefined && may(actor, wider)) return true;
  if (actor.kind === "member") return ROLE_SCOPES[actor.role].includes(scope);
  if (actor.kind === "key") return actor.scopes === null || actor.scopes.includes(scope);
  return actor.kind === "system";
}

/** @throws RefusedError "forbidden" when the actor may not. */
export function authorise(actor: Actor, scope: Scope): void {
  if (actor.sandbox && scope === "members:write") {
    refuse("forbidden", "A sandbox has the members of its workspace. Change them there.");
  }
  if (!may(actor, scope)) {
    refuse(
      "forbidden",
      actor.kind === "key" ? `The API key lacks the scope ${scope}.` : "Your role does not allow this.",
    );
  }
}
