/** Mails the link again, on the same interview, also to a corrected address. */
import { sql } from "kysely";
import { newId } from "../../../shared/ids.ts";
import type { Message } from "../../../shared/native.ts";
import { hashSecret, type Keyring } from "../../platform/keyring/keyring.ts";
import type { Change } from "../change.ts";
import { type LockedInterview, lockInterview, normaliseEmail } from "../interviews/index.ts";
import { accepted, type Result, refuse, refused, unwrap } from "../refusal.ts";
import { whyNotSend } from "./mail-rules.ts";
import { planMails } from "./plan-mails.ts";
import { mailRulesOf, type PositionMailRules } from "./position-rules.ts";

/**
 * Plans a mail with the link and gives its id. A given address becomes the interview's own, and the link becomes another: the one
 * that went to the wrong person stops working. Mail that still waits is superseded, reminders go to the new address.
 * @throws RefusedError "not_found"; "conflict" when the interview has ended, expired or been refused, or it or its position is archived;
 *   "duplicate" when the position has the address already.
 */
export async function resendInvitation(
  deps: { keyring: Keyring },
  change: Change,
  interviewId: string,
  { email }: { email?: string | undefined } = {},
): Promise<string> {
  const interview = await lockInterview(change, interviewId);
  const address = email === undefined ? interview.email : normaliseEmail(email);
  const corrected = address !== interview.email;
  if (corrected) {
    const positions = await mailRulesOf(change, [interview]);
    refuseWhere(whyNotResend(change, interview, positions));
    await correctAddress(deps, change, interview, address);
  }
  const mailed = [{ ...interview, email: address }];
  const result = (await resendInvitations(change, mailed, { addressCorrected: corrected })).get(interviewId);
  if (!result) throw new Error("The mail was not planned.");
  return unwrap(result);
}

/**
 * The same for a set of interviews that the change has locked: each one's mail, or "conflict" as above. One statement each. A message
 * is said instead of what the position or the workspace says.
 */
export async function resendInvitations(
  change: Change,
  interviews: readonly LockedInterview[],
  { addressCorrected = false, message }: { addressCorrected?: boolean; message?: Message | undefined } = {},
): Promise<Map<string, Result<string>>> {
  const results = new Map<string, Result<string>>();
  if (interviews.length === 0) return results;
  const positions = await mailRulesOf(change, interviews);
  const mailed: LockedInterview[] = [];
  for (const interview of interviews) {
    const reason = whyNotResend(change, interview, positions);
    if (reason) results.set(interview.id, refused("conflict", reason));
    else mailed.push(interview);
  }
  if (mailed.length === 0) return results;
  await change.transaction
    .updateTable("mails")
    .set({ state: "cancelled", last_error: "The link was sent again." })
    .where("workspace_id", "=", change.workspaceId)
    .where("interview_id", "=", (select) => select.fn.any(sql<string[]>`${mailed.map(({ id }) => id)}::uuid[]`))
    .where("state", "in", ["scheduled", "retrying"])
    .where("purpose", "in", ["invitation", "admitted", "link", "resend"])
    .execute();
  const mailIds = await planMails(
    change,
    mailed.map(({ id, email, name }) => ({
      interviewId: id,
      purpose: "resend",
      toEmail: email,
      toName: name,
      ...(message ? { content: { message } } : {}),
    })),
  );
  for (const [index, { id }] of mailed.entries()) {
    const mailId = mailIds[index];
    if (mailId === undefined) throw new Error("The mail was not planned.");
    results.set(id, accepted(mailId));
    change.audit({
      action: "interview.invitation_resent",
      subjectType: "interview",
      subjectId: id,
      data: { addressCorrected },
    });
  }
  return results;
}

function whyNotResend(
  change: Change,
  interview: LockedInterview,
  positions: ReadonlyMap<string, PositionMailRules>,
): string | null {
  const reason = whyNotSend("resend", interview, change.now, positions.get(interview.position_id));
  const expired = interview.progress !== "completed" && reason?.includes("expired");
  return expired ? "The link has expired. Extend it first, then send it again." : reason;
}

const refuseWhere = (reason: string | null): void => {
  if (reason) refuse("conflict", reason);
};

async function correctAddress(
  { keyring }: { keyring: Keyring },
  change: Change,
  interview: LockedInterview,
  email: string,
): Promise<void> {
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
  const generation = interview.code_generation + 1;
  try {
    await change.transaction
      .updateTable("interviews")
      .set({
        email,
        candidate_id: candidateId,
        code_generation: generation,
        code_hash: hashSecret(keyring.roomCode(interview.id, generation)),
        holder: null,
        updated_at: change.now,
      })
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
