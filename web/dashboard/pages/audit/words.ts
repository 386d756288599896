/** The audit log in words. */
import type { AuditRow } from "../../../../shared/native.ts";

const ACTIONS: Readonly<Record<string, string>> = {
  "application.moved": "Moved an application",
  "application.rejected": "Rejected an application",
  "application.reopened": "Took a rejection back",
  "application.received": "Took in an application",
  "candidate.erased": "Erased a candidate",
  "candidate.updated": "Changed a candidate’s name or phone",
  "candidate_entry.confirmed": "Said whose a CV is",
  "candidate_entry.discarded": "Put a CV away",
  "candidate_entry.retried": "Had a CV fetched again",
  "job_post.closed": "Closed a job post",
  "job_post.created": "Created a job post",
  "job_post.published": "Published a job post",
  "job_post.updated": "Changed a job post",
  "field.defined": "Defined a custom field",
  "field.deleted": "Deleted a custom field",
  "field.updated": "Changed a custom field",
  "file.downloaded": "Downloaded a recording or a file",
  "file.stored": "Stored a file",
  "comment.added": "Commented on an interview",
  "comment.deleted": "Deleted a comment",
  "comment.updated": "Changed a comment",
  "interview.admitted": "Admitted a candidate",
  "interview.annotated": "Changed notes or tags",
  "interview.archived": "Archived a candidate",
  "interview.decided": "Decided about a candidate",
  "interview.decision_undone": "Took a decision back",
  "interview.deleted": "Deleted a candidate’s interview",
  "interview.extended": "Extended a link",
  "interview.fields_updated": "Changed custom fields",
  "interview.invitation_resent": "Sent an invitation again",
  "interview.knocked_out": "Refused a candidate by a knock-out question",
  "interview.link_renewed": "Made a new link",
  "interview.questions_replaced": "Changed a candidate’s questions",
  "export.requested": "Asked for an export",
  "export.downloaded": "Downloaded an archive",
  "export.deleted": "Deleted an export",
  "interview.refused": "Refused a candidate",
  "interview.reopened": "Opened an interview again",
  "interview.unarchived": "Took a candidate out of the archive",
  "review.submitted": "Submitted a review",
  "review.updated": "Changed a submitted review",
  "review.withdrawn": "Withdrew a review",
  "interviews.created": "Added candidates",
  "key.created": "Created an API key",
  "sandbox.created": "Made the sandbox",
  "sandbox.clock_moved": "Moved the sandbox’s clock",
  "sandbox.emptied": "Emptied the sandbox",
  "sandbox.position_copied": "Copied a position into the sandbox",
  "sandbox.robot_set": "Set the sandbox’s robot",
  "key.previous_secret_ended": "Ended the old secret of an API key",
  "key.rotated": "Gave an API key a new secret",
  "key.revoked": "Revoked an API key",
  "key.updated": "Changed an API key",
  "member.invitation_resent": "Sent an invitation to the team again",
  "member.invitation_revoked": "Revoked an invitation to the team",
  "member.invited": "Invited somebody to the team",
  "member.joined": "Joined the team",
  "member.backup_codes_renewed": "Made new backup codes",
  "member.left": "Left the workspace",
  "member.password_changed": "Changed their password",
  "member.password_reset": "Chose a new password by a mailed link",
  "member.removed": "Removed a member",
  "member.role_changed": "Changed a member’s role",
  "member.second_factor_off": "Turned their second factor off",
  "member.second_factor_on": "Turned their second factor on",
  "member.second_factor_reset": "Took away a member’s lost second factor",
  "member.session_ended": "Signed another browser out",
  "member.sessions_ended": "Signed out everywhere",
  "member.signed_in": "Signed in",
  "member.signed_out": "Signed out",
  "member.updated": "Changed a member’s name",
  "position.archived": "Archived a position",
  "position.created": "Created a position",
  "position.deleted": "Deleted a position",
  "position.previewed": "Tried a position out",
  "position.shared": "Changed who sees a position",
  "position.unarchived": "Took a position out of the archive",
  "position.updated": "Changed a position",
  "project.archived": "Archived a project",
  "project.created": "Created a project",
  "project.unarchived": "Took a project out of the archive",
  "project.updated": "Renamed a project",
  "question_set.created": "Saved a question set",
  "question_set.deleted": "Deleted a question set",
  "question_set.updated": "Changed a question set",
  "share.created": "Shared an interview by a link",
  "share.ended": "Ended a share link",
  "share.updated": "Changed a share link",
  "transcript.corrected": "Corrected a transcript",
  "transcript.requested": "Asked for a transcript again",
  "webhook.created": "Created a webhook",
  "webhook.deleted": "Deleted a webhook",
  "webhook.disabled": "Switched a failing webhook off",
  "webhook.range_resent": "Sent the events of some time to a webhook again",
  "webhook.resent": "Sent an event to a webhook again",
  "webhook.secret_rotated": "Gave a webhook a new secret",
  "webhook.secret_shown": "Looked at a webhook’s secret",
  "webhook.tested": "Sent a test event to a webhook",
  "webhook.updated": "Changed a webhook",
  "workspace.updated": "Changed the settings",
};

/** An action that is not known here is shown as it is named. */
export const actionWords = (action: string): string => ACTIONS[action] ?? action.replace(/[._]/g, " ");

const MEDIA: Readonly<Record<string, string>> = {
  page: "in the dashboard",
  key: "with an API key",
  room: "in the interview",
  share: "by a share link",
  address: "by a signed address",
  job: "by itself",
  command_line: "at the command line",
};

export const mediumWords = (medium: string): string => MEDIA[medium] ?? medium;

/** What an entry tells besides its action: a name, a number, the parts that changed; empty when it tells nothing. */
export function detailWords({ action, data }: Pick<AuditRow, "action" | "data">): string {
  const parts: string[] = [];
  for (const name of ["name", "key", "decision", "reason", "purpose"]) {
    const value = data[name];
    if (typeof value === "string" && value !== "") parts.push(value);
  }
  if (typeof data.count === "number") {
    const one = action === "interview.questions_replaced" ? "question" : "candidate";
    parts.push(`${data.count} ${data.count === 1 ? one : `${one}s`}`);
  }
  const { fields } = data;
  if (Array.isArray(fields)) parts.push(fields.filter((field) => typeof field === "string").join(", "));
  return parts.filter(Boolean).join(" · ");
}
