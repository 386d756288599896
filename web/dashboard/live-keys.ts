/** Which of the things that pages read an event makes old. */
import type { EventType } from "../../shared/native.ts";
import type { keys } from "./queries.ts";

type Root = (typeof keys)[keyof typeof keys][0] | "projects" | "question-sets" | "exports" | "sandbox";

const POSITION: readonly Root[] = ["positions", "interviews"];
const INTERVIEW: readonly Root[] = ["applications", "interviews", "positions", "events", "mails", "fields"];
const REVIEW: readonly Root[] = ["applications", "interviews", "events"];
const APPLICATION: readonly Root[] = ["applications", "jobs", "interviews", "events"];
const SHARE: readonly Root[] = ["shares", "events"];
const ANSWER: readonly Root[] = ["interviews", "events", "transcripts"];
/** Its clock makes everything in it older, and emptying it leaves nothing. */
const SANDBOX: readonly Root[] = [
  ...INTERVIEW,
  ...([
    "sandbox",
    "session",
    "jobs",
    "projects",
    "question-sets",
    "entries",
    "shares",
    "transcripts",
    "exports",
  ] as const),
];
const MEMBER: readonly Root[] = ["members", "member-invitations", "session"];

/** The first parts of the keys that each type of event makes old. What is written down for the audit log is old with all of them. */
const TOUCHED: Readonly<Record<EventType, readonly Root[]>> = {
  "position.created": POSITION,
  "position.updated": POSITION,
  "position.archived": POSITION,
  "position.unarchived": POSITION,
  "position.deleted": POSITION,
  "interview.created": INTERVIEW,
  "interview.invited": INTERVIEW,
  "interview.admitted": INTERVIEW,
  "interview.refused": INTERVIEW,
  "interview.form_submitted": INTERVIEW,
  "interview.started": INTERVIEW,
  "interview.answering": INTERVIEW,
  "interview.answered": INTERVIEW,
  "answer.transcription_requested": ANSWER,
  "answer.transcribed": ANSWER,
  "answer.transcription_failed": ANSWER,
  "interview.completed": INTERVIEW,
  "interview.report_available": INTERVIEW,
  "interview.expired": INTERVIEW,
  "interview.extended": INTERVIEW,
  "interview.reopened": INTERVIEW,
  "interview.withdrawn": INTERVIEW,
  "interview.archived": INTERVIEW,
  "interview.unarchived": INTERVIEW,
  "interview.deleted": INTERVIEW,
  "interview.decided": INTERVIEW,
  "interview.updated": INTERVIEW,
  "interview.fields_updated": INTERVIEW,
  "interview.more_time_asked": INTERVIEW,
  "review.submitted": REVIEW,
  "review.updated": REVIEW,
  "review.withdrawn": REVIEW,
  "comment.added": REVIEW,
  "comment.updated": REVIEW,
  "comment.deleted": REVIEW,
  "share.created": SHARE,
  "share.updated": SHARE,
  "share.opened": SHARE,
  "share.ended": SHARE,
  "candidate.updated": ["applications", "interviews", "mails"],
  "candidate.erased": ["entries", "applications", "jobs", "interviews", "positions", "events", "mails"],
  "export.changed": ["exports"],
  "export.ready": ["exports"],
  "export.failed": ["exports"],
  "member.invited": ["member-invitations", "mails"],
  "member.joined": MEMBER,
  "member_invitation.changed": ["member-invitations", "mails"],
  "member.updated": MEMBER,
  "member.role_changed": MEMBER,
  "member.removed": MEMBER,
  "workspace.updated": ["workspace", "session"],
  "project.changed": ["projects", "positions"],
  "job_post.changed": ["jobs", "projects", "events"],
  "application.created": APPLICATION,
  "application.moved": APPLICATION,
  "application.rejected": APPLICATION,
  "application.reopened": APPLICATION,
  "candidate_entry.changed": ["entries", "events"],
  "question_set.changed": ["question-sets"],
  "custom_field.changed": ["fields", "interviews"],
  "key.changed": ["keys"],
  "webhook.changed": ["webhooks"],
  "sandbox.changed": SANDBOX,
  "invitation.sent": ["mails", "interviews", "events", "member-invitations"],
  "invitation.failed": ["mails", "interviews", "events", "member-invitations"],
  "invitation.uncertain": ["mails", "interviews", "events", "member-invitations"],
  "invitation.delivered": ["mails", "interviews", "events"],
  "invitation.opened": ["mails", "interviews", "events"],
  "invitation.clicked": ["mails", "interviews", "events"],
  "invitation.accepted": ["mails", "interviews", "events"],
  "invitation.marked_spam": ["mails", "interviews", "events"],
  "invitation.expired": ["mails", "interviews", "events"],
};

/** Every type that there is: an EventSource listens for each by its name. */
export const LIVE_TYPES = Object.keys(TOUCHED) as EventType[];

export interface LiveEvent {
  type: EventType;
  /** null when the event is about no single interview. */
  interviewId: string | null;
}

/**
 * Tells of a query's key whether the events make it old. What is read of one interview is old only when an event is about that one.
 */
export function touchedBy(events: readonly LiveEvent[]): (key: readonly unknown[]) => boolean {
  const roots = new Set<unknown>(["audit"]);
  const ids = new Set<unknown>();
  let each = false;
  for (const { type, interviewId } of events) {
    for (const root of TOUCHED[type]) roots.add(root);
    if (interviewId !== null) ids.add(interviewId);
    else if (TOUCHED[type].includes("interviews")) each = true;
  }
  return ([root, kind, id]) => {
    if (!roots.has(root)) return false;
    const ofOne = (root === "interviews" && kind === "one") || (root === "events" && kind === "interview");
    return !ofOne || each || ids.has(id);
  };
}

/** Whether a query is read anew with the rest. A form that a person fills is not read again under their hands: its key ends in "-to-edit". */
export const isLive = ([root]: readonly unknown[]): boolean => typeof root !== "string" || !root.endsWith("-to-edit");
