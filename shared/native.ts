/** The native API's shapes: bodies as schemas, answers as types. Served under /api/v1; errors are RFC 9457 problems. */
import { z } from "zod";
import { brandingSchema, type Message, messageSchema, type PositionSettings } from "./position.ts";
import { isVisible } from "./visible-text.ts";

export const ROLES = ["owner", "recruiter", "reviewer", "viewer"] as const;
export type Role = (typeof ROLES)[number];

/** What a key may do. A key without scopes may do everything that a recruiter may, and manage webhooks and keys. */
export const SCOPES = {
  "interviews:read": "Read candidates, interviews, answers and mail states",
  "interviews:write": "Create and change interviews, send invitations",
  "positions:read": "Read positions and their questions",
  "positions:write": "Create and change positions",
  "fields:write": "Define custom fields",
  "workspace:read": "Read the workspace, its members, events and audit log",
  "workspace:write": "Change the workspace's settings",
  "keys:write": "Create and revoke API keys",
} as const;
export type Scope = keyof typeof SCOPES;
export const SCOPE_NAMES = Object.keys(SCOPES) as [Scope, ...Scope[]];

export type Admission = "draft" | "admitted" | "refused";
export type Progress =
  | "created"
  | "invited"
  | "started"
  | "answering"
  | "completed"
  | "evaluated"
  | "expired"
  | "withdrawn";
export type Decision = "undecided" | "shortlisted" | "discarded";

export interface Page<Row> {
  data: Row[];
  next: string | null;
}

export interface Session {
  /** True until the first workspace exists: the dashboard then shows the set-up page. */
  setupNeeded: boolean;
  member: { id: string; name: string; email: string; role: Role } | null;
  workspace: { id: string; number: number; name: string } | null;
  workspaces: { id: string; number: number; name: string; role: Role }[];
  publicUrl: string;
  /** What this deployment can do, for pages that would otherwise promise too much. */
  capabilities: { smtp: boolean; ffmpeg: boolean; cameraOnPublicUrl: boolean };
}

/** Body of POST /api/v1/setup: the first workspace; token is the one that the server printed when it started. */
export const setupSchema = z.strictObject({
  token: z.string().max(200),
  workspaceName: z.string().trim().min(1).max(120),
  name: z.string().trim().min(1).max(120),
  email: z.email().max(254),
  password: z.string().min(10).max(200),
});

export interface PositionQuestion {
  id: string;
  ordinal: number;
  text: string;
  answerKind: "video" | "audio" | "text";
  thinkSeconds: number;
  answerSeconds: number;
  retakes: number;
  expectedAnswer: string | null;
}

export interface PositionCounts {
  total: number;
  draft: number;
  inProgress: number;
  completed: number;
}

/** GET /api/v1/positions/{id} */
export interface Position {
  id: string;
  title: string;
  visibility: "public" | "private";
  settings: PositionSettings;
  questions: PositionQuestion[];
  /** The open link of a public position; null while private or archived. */
  publicUrl: string | null;
  logoUrl: string | null;
  introVideoUrl: string | null;
  counts: PositionCounts;
  version: number;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
}
/** A row of GET /api/v1/positions?limit=&cursor=&archived=true|false */
export type PositionRow = Omit<Position, "settings" | "questions" | "logoUrl" | "introVideoUrl"> & {
  questionCount: number;
  role: string;
};

export interface Answer {
  questionId: string;
  question: string;
  takeId: string;
  answerKind: "video" | "audio" | "text";
  /** The recording as it was received (several segments joined); bytes and sha256 are of exactly this file. */
  url: string | null;
  contentType: string | null;
  bytes: number;
  sha256: string;
  durationMs: number | null;
  /** What a player should load: an MP4 once it is verified, until then the recording itself. */
  playbackUrl: string | null;
  playbackContentType: string | null;
  /** H.264 and AAC for old players, when the server has ffmpeg. */
  renditionUrl: string | null;
  thumbnailUrl: string | null;
  mediaState: "none" | "preparing" | "playable" | "unplayable";
  mediaReason: string | null;
  text: string | null;
  takeNumber: number;
  takesUsed: number;
  interrupted: boolean;
  segments: { id: string; bytes: number; sha256: string; durationMs: number | null; state: string }[];
}

export interface InterviewQuestion {
  id: string;
  positionQuestionId: string | null;
  source: "custom" | "position" | "skill";
  skill: string | null;
  ordinal: number;
  text: string;
  answerKind: "video" | "audio" | "text";
  thinkSeconds: number;
  answerSeconds: number;
  retakes: number;
  expectedAnswer: string | null;
}

export interface ScreeningResult {
  questionId: string;
  question: string;
  answer: string;
  mustHave: boolean;
  passed: boolean;
}

export interface MailState {
  id: string;
  interviewId: string | null;
  purpose: "invitation" | "admitted" | "reminder" | "link" | "resend" | "test" | "more_time" | "receipt";
  toEmail: string;
  toName: string;
  state: "scheduled" | "sending" | "retrying" | "sent" | "uncertain" | "failed" | "cancelled";
  subject: string | null;
  sendAt: string;
  sentAt: string | null;
  attempts: number;
  lastError: string | null;
  createdAt: string;
}
/** GET /api/v1/mails/{id}: the message as it was, or would be, sent. */
export interface MailBody extends MailState {
  html: string;
  text: string;
}

/** A row of GET /api/v1/interviews */
export interface InterviewRow {
  id: string;
  positionId: string;
  positionTitle: string;
  candidate: { id: string; name: string; email: string; phone: string | null };
  admission: Admission;
  admissionReason: string | null;
  progress: Progress;
  decision: Decision;
  customFields: Record<string, string | number | boolean>;
  answered: number;
  questionCount: number;
  invitedAt: string | null;
  startedAt: string | null;
  completedAt: string | null;
  expiresAt: string | null;
  moreTimeAskedAt: string | null;
  archivedAt: string | null;
  createdAt: string;
  updatedAt: string;
}

/** GET /api/v1/interviews/{id} */
export interface Interview extends InterviewRow {
  /** The room's address for this candidate. It opens the room: treat it as a password. */
  link: string;
  source: string;
  mailing: "send" | "never";
  externalId: string | null;
  metadata: Record<string, unknown>;
  skills: string[];
  tags: Record<string, string>;
  notes: string;
  language: string;
  attempt: number;
  retakesAllowed: number;
  questionsReady: boolean;
  questionsFrozenAt: string | null;
  questions: InterviewQuestion[];
  answers: Answer[];
  form: { submittedAt: string | null; answers: ScreeningResult[]; portfolioUrl: string | null };
  postScreening: ScreeningResult[];
  resume: {
    status: "pending" | "stored" | "failed" | null;
    url: string | null;
    sourceUrl: string | null;
    error: string | null;
  };
  consentedAt: string | null;
  mails: MailState[];
  visits: { ip: string; userAgent: string; firstSeenAt: string; lastSeenAt: string }[];
  facts: { kind: string; at: string; ip: string | null; userAgent: string | null; data: Record<string, unknown> }[];
  deviceOk: boolean | null;
}

/** Body of POST /api/v1/interviews */
export const createInterviewSchema = z.strictObject({
  positionId: z.guid(),
  name: z.string().trim().refine(isVisible, "The name must not be blank.").max(200),
  email: z.email().max(254),
  phone: z.string().trim().max(40).optional(),
  admission: z.enum(["draft", "admitted"]).optional(),
  skills: z.array(z.string().trim().min(1).max(80)).max(50).optional(),
  customQuestions: z.array(z.string().trim().min(1).max(2000)).max(20).optional(),
  customFields: z
    .record(z.string().min(1).max(120), z.union([z.string().max(5000), z.number(), z.boolean()]))
    .optional(),
  metadata: z.record(z.string(), z.unknown()).optional(),
  externalId: z.string().trim().min(1).max(255).optional(),
  sendInvitation: z.boolean().default(true),
  sendAfterHours: z.number().min(0).max(96).default(0),
});

/** Body of PATCH /api/v1/interviews/{id}; customFields merge, null removes. */
export const updateInterviewSchema = z.strictObject({
  notes: z.string().max(20_000).optional(),
  tags: z.record(z.string().max(60), z.string().max(40)).optional(),
  customFields: z
    .record(z.string().min(1).max(120), z.union([z.string().max(5000), z.number(), z.boolean(), z.null()]))
    .optional(),
});

/** Body of PUT /api/v1/interviews/{id}/questions: possible until the candidate starts. */
export const replaceQuestionsSchema = z.strictObject({
  questions: z
    .array(
      z.strictObject({
        id: z.guid().optional(),
        text: z.string().trim().min(1).max(2000),
        answerKind: z.enum(["video", "audio", "text"]).default("video"),
        thinkSeconds: z.number().int().min(0).max(1800),
        answerSeconds: z.number().int().min(10).max(1800),
        retakes: z.number().int().min(0).max(20),
      }),
    )
    .min(1)
    .max(60),
});

/** Bodies of POST /api/v1/interviews/{id}/<action>. Actions without a body take {}. */
export const refuseSchema = z.strictObject({ reason: z.string().trim().min(1).max(500) });
export const decideSchema = z.strictObject({ decision: z.enum(["undecided", "shortlisted", "discarded"]) });
export const resendSchema = z.strictObject({
  /** A corrected address: from now on the interview's own. */
  email: z.email().max(254).optional(),
});
export const extendSchema = z.strictObject({ days: z.number().int().min(1).max(60) });

export interface ApiKey {
  id: string;
  name: string;
  description: string;
  /** null: no scopes set, the key may do everything. */
  scopes: Scope[] | null;
  status: "active" | "inactive";
  environment: "live" | "test";
  /** gr_live_ab12cd34.**** */
  masked: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  lastUsedIp: string | null;
  createdBy: string;
  createdAt: string;
  revokedAt: string | null;
}
/** Answer of POST /api/v1/keys: the only time the key is shown. */
export interface NewApiKey extends ApiKey {
  key: string;
}
export const createKeySchema = z.strictObject({
  name: z.string().trim().min(1).max(120),
  description: z.string().trim().max(500).default(""),
  scopes: z.array(z.enum(SCOPE_NAMES)).max(20).nullable().default(null),
  environment: z.enum(["live"]).default("live"),
  expiresAt: z.iso.datetime({ offset: true }).nullable().default(null),
});
export const updateKeySchema = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  description: z.string().trim().max(500).optional(),
  status: z.enum(["active", "inactive"]).optional(),
  scopes: z.array(z.enum(SCOPE_NAMES)).max(20).nullable().optional(),
  expiresAt: z.iso.datetime({ offset: true }).nullable().optional(),
});

export interface CustomField {
  id: string;
  key: string;
  label: string;
  type: "text" | "number" | "boolean";
  /** False for a field that a client sent without anyone having defined it. */
  managed: boolean;
  createdAt: string;
}
export const createFieldSchema = z.strictObject({
  key: z.string().trim().min(1).max(120),
  label: z.string().trim().max(120).optional(),
  type: z.enum(["text", "number", "boolean"]),
});

export const workspaceSettingsSchema = z.strictObject({
  branding: brandingSchema.prefault({}),
  invitationMessage: messageSchema.nullable().default(null),
  admittedMessage: messageSchema.nullable().default(null),
  reminderMessage: messageSchema.nullable().default(null),
  /** Said to every candidate before consent. */
  retention: z.string().trim().max(500).default("until the team deletes it"),
  contactEmail: z.email().max(254).nullable().default(null),
});
export type WorkspaceSettings = z.infer<typeof workspaceSettingsSchema>;

/** GET and PATCH /api/v1/workspace */
export interface Workspace {
  id: string;
  number: number;
  name: string;
  settings: WorkspaceSettings;
  logoUrl: string | null;
  /** The messages that go out when neither position nor workspace has its own. */
  defaultMessages: { invitation: Message; admitted: Message; reminder: Message };
  createdAt: string;
}
export const updateWorkspaceSchema = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  settings: z.record(z.string(), z.unknown()).optional(),
});

export interface Member {
  id: string;
  name: string;
  email: string;
  role: Role;
  createdAt: string;
}

/** POST /api/v1/messages/preview and /test: what the message would read like for an example candidate of the position. */
export const previewMessageSchema = z.strictObject({
  positionId: z.guid().nullable().default(null),
  purpose: z.enum(["invitation", "admitted", "reminder"]),
  message: messageSchema,
});
export interface MessagePreview {
  subject: string;
  html: string;
  text: string;
  unknownVariables: string[];
}

/** POST /api/v1/files?purpose=logo|intro_video&name=…: the body is the file itself. 201 with this. */
export interface StoredFile {
  id: string;
  name: string;
  contentType: string;
  bytes: number;
  sha256: string;
  url: string;
}

/** A row of GET /api/v1/events?after=&limit= */
export interface EventRow {
  sequence: number;
  id: string;
  type: string;
  at: string;
  interviewId: string | null;
  data: Record<string, unknown>;
}

export interface AuditRow {
  id: string;
  at: string;
  actor: { kind: string; id: string | null; name: string | null };
  medium: string;
  ip: string | null;
  action: string;
  subjectType: string;
  subjectId: string | null;
  data: Record<string, unknown>;
}

/** RFC 9457 problem details, as every error of the native API. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  /** Where in the body, as JSON pointers (RFC 6901). */
  errors?: { pointer: string; detail: string }[];
}

export type { Message, PositionSettings };
