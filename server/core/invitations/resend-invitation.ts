/** Mails the link again, on the same interview, also to a corrected address. */
import { sql } from "kysely";
import { newId } from "../../../shared/ids.ts";
import type { Change } from "../change.ts";
import { type LockedInterview, lockInterview, normaliseEmail } from "../interviews/index.ts";
import { findPosition } from "../positions/index.ts";
import { refuse } from "../refusal.ts";
import { whyNotSend } from "./mail-rules.ts";
import { planMails } from "./plan-mails.ts";

/**
 * Plans a mail with the link and gives its id. A given address becomes the interview's own; mail that still waits is
 * superseded, reminders go to the new address.
 * @throws RefusedError "not_found"; "conflict" when the interview has ended, expired or been refused, or it or its position is archived;
 *   "duplicate" when the position has the address already.
 */
export async function resendInvitation(
  change: Change,
  interviewId: string,
  { email }: { email?: string | undefined } = {},
): Promise<string> {
  const interview = await lockInterview(change, interviewId);
  const position = await findPosition(change.transaction, change.workspaceId, interview.position_id);
  const reason = whyNotSend("resend", interview, change.now, position);
  if (reason) {
    const expired = interview.progress !== "completed" && reason.includes("expired");
    refuse("conflict", expired ? "The link has expired. Extend it first, then send it again." : reason);
  }
  const address = email === undefined ? interview.email : normaliseEmail(email);
  if (address !== interview.email) await correctAddress(change, interview, address);
  await change.transaction
    .updateTable("mails")
    .set({ state: "cancelled", last_error: "The link was sent again." })
    .where("workspace_id", "=", change.workspaceId)
    .where("interview_id", "=", interviewId)
    .where("state", "in", ["scheduled", "retrying"])
    .where("purpose", "in", ["invitation", "admitted", "link", "resend"])
    .execute();
  const [mailId] = await planMails(change, [
    { interviewId, purpose: "resend", toEmail: address, toName: interview.name },
  ]);
  change.audit({
    action: "interview.invitation_resent",
    subjectType: "interview",
    subjectId: interviewId,
    data: { addressCorrected: address !== interview.email },
  });
  if (mailId === undefined) throw new Error("The mail was not planned.");
  return mailId;
}

async function correctAddress(change: Change, interview: LockedInterview, email: string): Promise<void> {
  const taken = await change.transaction
    .selectFrom("interviews")
    .select("id")
    .where("position_id", "=", interview.position_id)
    .where("workspace_id", "=", change.workspaceId)
    .where("email", "=", email)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if (taken) refuseDuplicate();
  // "do update" and not "do nothing": it answers the id of a candidate who is known already.
  const { rows } = await sql<{ id: string }>`
    insert into candidates (workspace_id, id, email, name, phone, created_at, updated_at)
    values (${change.workspaceId}, ${newId(change.now)}, ${email}, ${interview.name}, ${interview.phone}, ${change.now}, ${change.now})
    on conflict (workspace_id, email) do update set updated_at = excluded.updated_at
    returning id`.execute(change.transaction);
  const candidateId = rows[0]?.id;
  if (candidateId === undefined) throw new Error("The candidate was not stored.");
  try {
    await change.transaction
      .updateTable("interviews")
      .set({ email, candidate_id: candidateId, updated_at: change.now })
      .where("workspace_id", "=", change.workspaceId)
      .where("id", "=", interview.id)
      .execute();
  } catch (error) {
    // Somebody invited this address a moment ago.
    if (error instanceof Error && Reflect.get(error, "constraint") === "interviews_email") refuseDuplicate();
    throw error;
  }
  await change.transaction
    .updateTable("mails")
    .set({ to_email: email })
    .where("workspace_id", "=", change.workspaceId)
    .where("interview_id", "=", interview.id)
    .where("state", "in", ["scheduled", "retrying"])
    .where("purpose", "in", ["reminder", "receipt"])
    .execute();
}

const refuseDuplicate = (): never =>
  refuse("duplicate", "Another candidate of this position has this address.", { path: ["email"] });
