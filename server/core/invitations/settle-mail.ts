/** Writes down what became of a mail, and what follows: the interview is invited, its link starts to live, reminders are planned. */
import type { MailOutcome } from "../../platform/mail/mail.ts";
import type { Change, EventType } from "../change.ts";
import { type LockedInterview, moved } from "../interviews/index.ts";
import { type Evidence, noteEvidence } from "../mail-delivery/index.ts";
import type { MailRow } from "./compose-mail.ts";
import { PURPOSES } from "./mail-rules.ts";
import { replanReminders } from "./reminders.ts";

const EVENTS: Readonly<Partial<Record<MailRow["state"], EventType>>> = {
  sent: "invitation.sent",
  uncertain: "invitation.uncertain",
};

/**
 * Settles one attempt. Does nothing when the attempt was settled before; only "accepted" still corrects "uncertain".
 * The interview is locked before its mail, as everywhere.
 */
export async function settleMail(
  change: Change,
  { mailId, attempt }: { mailId: string; attempt: number },
  outcome: MailOutcome,
  lastAttempt: boolean,
): Promise<void> {
  const interview = await lockInterviewOf(change, mailId);
  const judged = stateAfter(outcome, lastAttempt);
  const address = interview && (await addressOf(change, mailId));
  const misaddressed = Boolean(interview && address && isMisaddressed(address, interview));
  // Not once more to somebody whom it does not concern; the correction has planned its own mail.
  const state = judged === "retrying" && misaddressed ? "cancelled" : judged;
  const mail = await change.transaction
    .updateTable("mails")
    .set({
      state,
      sent_at: outcome.outcome === "accepted" ? change.now : null,
      outbox_file: outcome.outcome === "accepted" ? (outcome.file ?? null) : null,
      last_error: outcome.outcome === "accepted" ? null : state === "cancelled" ? ADDRESS_CORRECTED : outcome.error,
    })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", mailId)
    .where("attempts", "=", attempt)
    .where("state", "in", outcome.outcome === "accepted" ? ["sending", "uncertain"] : ["sending"])
    .returning(["id", "purpose", "to_email", "sending_at"])
    .executeTakeFirst();
  if (!mail) return;
  await noteEvidence(change, evidenceOf(mail.id, attempt, outcome, state));
  if (!interview) return;
  const rule = PURPOSES[mail.purpose];
  const type = EVENTS[state];
  if (type && rule.toCandidate) {
    change.record({
      type,
      interviewId: interview.id,
      positionId: interview.position_id,
      data: { interviewId: interview.id, positionId: interview.position_id, mailId: mail.id, purpose: mail.purpose },
      personal: { email: mail.to_email },
    });
  }
  if (rule.invites && state === "sent" && !misaddressed) await invite(change, interview, mail);
}

/** What the mail server's answer says about the mail's way; the connection's end says nothing. */
function evidenceOf(mailId: string, attempt: number, outcome: MailOutcome, state: MailRow["state"]): Evidence[] {
  const key = String(attempt);
  if (outcome.outcome === "accepted") {
    if (outcome.file) return [{ mailId, kind: "sent", source: "outbox", key }];
    return [{ mailId, kind: "sent", source: "smtp", detail: outcome.detail, code: codeIn(outcome.detail), key }];
  }
  if (state !== "failed" && state !== "retrying") return [];
  const kind = state === "failed" ? "failed" : "delayed";
  return [{ mailId, kind, source: "smtp", detail: outcome.error, code: codeIn(outcome.error), key }];
}

/** The status in a server's answer: the enhanced one (RFC 3463) where there is one. */
const codeIn = (words: string): string | null => {
  const [, basic, enhanced] = /\b([245]\d\d)(?:[ -]([245]\.\d{1,3}\.\d{1,3})\b)?/.exec(words) ?? [];
  return enhanced ?? basic ?? null;
};

export const ADDRESS_CORRECTED = "The address was corrected.";

/** Is this mail for the candidate, and at an address that is not the interview's any more? */
export const isMisaddressed = (mail: Pick<MailRow, "purpose" | "to_email">, interview: { email: string }): boolean =>
  PURPOSES[mail.purpose].toCandidate && mail.to_email !== interview.email;

const addressOf = (change: Change, mailId: string) =>
  change.transaction
    .selectFrom("mails")
    .select(["purpose", "to_email"])
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", mailId)
    .executeTakeFirst();

function stateAfter(outcome: MailOutcome, lastAttempt: boolean): "sent" | "retrying" | "failed" | "uncertain" {
  switch (outcome.outcome) {
    case "accepted":
      return "sent";
    case "temporary":
      return lastAttempt ? "failed" : "retrying";
    case "permanent":
      return "failed";
    case "unknown":
      return "uncertain";
  }
}

/** Locks the interview that a mail is about: to change it, or only so that nobody else does. */
export async function lockInterviewOf(
  change: Change,
  mailId: string,
  strength: "update" | "share" = "update",
): Promise<LockedInterview | undefined> {
  const query = change.transaction
    .selectFrom("interviews")
    .selectAll()
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", (select) =>
      select
        .selectFrom("mails")
        .select("interview_id")
        .where("workspace_id", "=", change.workspaceId)
        .where("id", "=", mailId),
    );
  return await (strength === "update" ? query.forUpdate() : query.forShare()).executeTakeFirst();
}

/** The first mail with the link makes an interview invited; from it the link's time counts, when it did not run before. */
async function invite(
  change: Change,
  interview: LockedInterview,
  mail: Pick<MailRow, "id" | "sending_at">,
): Promise<void> {
  if (interview.deleted_at) return;
  const next = moved(interview, "invite", "machine");
  const mailedAt = mail.sending_at ?? change.now;
  const starts = interview.expires_at === null && interview.mailing === "send";
  const expiresAt = starts ? new Date(mailedAt.getTime() + interview.link_seconds * 1000) : interview.expires_at;
  await change.transaction
    .updateTable("interviews")
    .set({
      ...(next ? { progress: next.progress } : {}),
      invited_at: interview.invited_at ?? mailedAt,
      expires_at: expiresAt,
      updated_at: change.now,
    })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", interview.id)
    .execute();
  if (next) {
    change.record({
      type: "interview.invited",
      interviewId: interview.id,
      positionId: interview.position_id,
      data: {
        interviewId: interview.id,
        positionId: interview.position_id,
        admission: next.admission,
        progress: next.progress,
        decision: next.decision,
        mailId: mail.id,
        expiresAt: expiresAt?.toISOString() ?? null,
      },
    });
  }
  await replanReminders(change, interview.id);
}
