/**
 * Sends one mail, at most once. The state `sending` is committed before the data goes out; what may have been accepted is
 * never sent again by itself, it then reads `uncertain` (DESIGN section 8).
 */
import type { Kysely } from "kysely";
import type { MailContent, Schema } from "../../platform/database/schema.ts";
import type { JobRun, Jobs } from "../../platform/jobs/jobs.ts";
import type { Keyring } from "../../platform/keyring/keyring.ts";
import type { Log } from "../../platform/log.ts";
import type { Mail, MailAddress, MailMessage } from "../../platform/mail/mail.ts";
import { workspaceId as brand, systemActor } from "../actor.ts";
import { type Change, changeWorkspace } from "../change.ts";
import {
  MAIL_MARK_HEADER,
  type MailTracking,
  mailToken,
  noteEvidence,
  pixelOf,
  returnPathOf,
} from "../mail-delivery/index.ts";
import { orderFor, outcomeInSandbox, planRobotAfterMail, robotOf } from "../robots/index.ts";
import { readAccountSubject } from "./account-mail.ts";
import { composeMail, type MailRow, readSubject } from "./compose-mail.ts";
import { SENDING_TIMEOUT_MS, type SendMailData, sendMailJob } from "./mail-jobs.ts";
import { isDue, PURPOSES, whyNotSend } from "./mail-rules.ts";
import { maskCode } from "./mask-code.ts";
import { whyNotReject } from "./rejection-mail.ts";
import { REJECTED, rejectedAmong, replanReminders } from "./reminders.ts";
import { ADDRESS_CORRECTED, isMisaddressed, lockInterviewOf, settleMail } from "./settle-mail.ts";

export interface SendMailDeps {
  database: Kysely<Schema>;
  jobs: Jobs;
  clock: () => Date;
  log: Log;
  mail: Mail;
  from: MailAddress;
  keyring: Keyring;
  /** The address in links, without a slash at its end. */
  publicUrl: string;
  tracking: MailTracking;
}

/** Ends the job as failed, so that the queue tries again after its pause. Carries no address and no answer of a server. */
class NotTakenYetError extends Error {
  constructor(mailId: string) {
    super(`The mail ${mailId} was not taken over yet.`);
    this.name = "NotTakenYetError";
  }
}

/**
 * Handles the job `send-mail`; delivered twice, or to two workers at a time, it sends once.
 * @throws NotTakenYetError when the mail was surely not accepted and the queue has attempts left.
 */
export async function sendMail(
  deps: SendMailDeps,
  data: SendMailData,
  run: Pick<JobRun, "lastAttempt">,
): Promise<void> {
  const workspaceId = brand(data.workspaceId);
  const inWorkspace = <Value>(command: (change: Change) => Promise<Value>): Promise<Value> =>
    changeWorkspace(deps, systemActor("mail"), workspaceId, command);

  // Whether a robot is meant is read before `sending` is committed: whatever fails after that counts as sent.
  const [claim, robot] = await inWorkspace(async (change) => [
    await claimMail(deps, change, data.mailId),
    await robotOf(change.transaction, workspaceId),
  ]);
  if (claim.kind === "replan") await inWorkspace((change) => replanReminders(change, claim.interviewId));
  if (claim.kind === "left") await inWorkspace((change) => markUncertain(change, claim));
  if (claim.kind !== "send") return;
  const order = robot && orderFor(claim.message.to.email, robot);
  // Nothing leaves a sandbox.
  const outcome = order ? outcomeInSandbox(order) : await deps.mail.send(claim.message);
  await again(3, () =>
    inWorkspace(async (change) => {
      await settleMail(change, claim, outcome, run.lastAttempt);
      if (!order || outcome.outcome !== "accepted") return;
      const words = { source: "provider", code: null, detail: outcome.detail, key: String(claim.attempt) } as const;
      await noteEvidence(change, [{ mailId: claim.mailId, kind: "delivered", ...words }]);
      if (claim.invited === null || (order.does !== "answers" && order.does !== "drops_off")) return;
      await planRobotAfterMail(change, claim.invited, { does: order.does, afterSeconds: order.afterSeconds });
    }),
  );
  deps.log.debug({ mail: data.mailId, outcome: outcome.outcome }, "mail");
  if (outcome.outcome === "temporary" && !run.lastAttempt) throw new NotTakenYetError(data.mailId);
}

type Claim =
  | { kind: "nothing" }
  | { kind: "replan"; interviewId: string }
  | { kind: "left"; mailId: string; attempt: number }
  | {
      kind: "send";
      mailId: string;
      attempt: number;
      message: MailMessage;
      /** The interview whose room the mail invites to. */
      invited: string | null;
    };

const nothing: Claim = { kind: "nothing" };

/** A job post may have been given another position since the reminder was planned. */
const whyNotRemind = async (change: Change, { purpose }: MailRow, interview: { id: string }): Promise<string | null> =>
  purpose === "reminder" && (await rejectedAmong(change, [interview])).has(interview.id) ? REJECTED : null;

/**
 * Takes the mail for this attempt under its row lock, or finds out why there is nothing to send. The interview is held before its
 * mail, as everywhere: nobody corrects its address between the comparison and the commit of `sending`.
 */
async function claimMail(deps: SendMailDeps, change: Change, mailId: string): Promise<Claim> {
  await lockInterviewOf(change, mailId, "share");
  const mail = await change.transaction
    .selectFrom("mails")
    .selectAll()
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", mailId)
    .forUpdate()
    .executeTakeFirst();
  if (mail?.state === "sending") return judgeSending(change, mail);
  if (mail?.state !== "scheduled" && mail?.state !== "retrying") return nothing;
  if (mail.send_at.getTime() > change.now.getTime() + 1000) {
    lookAgainAt(change, mail, mail.send_at);
    return nothing;
  }
  const subject = await readSubject(change.transaction, change.workspaceId, {
    interviewId: mail.interview_id,
    positionId: mail.content.positionId ?? null,
    applicationId: mail.application_id,
  });
  const { interview } = subject;
  if (interview) {
    const reason =
      whyNotSend(mail.purpose, interview, change.now, subject.position) ??
      (isMisaddressed(mail, interview) ? ADDRESS_CORRECTED : null) ??
      (await whyNotRemind(change, mail, interview));
    if (reason) {
      await cancel(change, mail, reason);
      return nothing;
    }
    const hours = subject.position?.settings.reminderHoursBefore ?? [];
    if (mail.purpose === "reminder" && interview.expires_at && !isDue(mail.send_at, interview.expires_at, hours)) {
      await cancel(change, mail, "The end of the link has moved.");
      return { kind: "replan", interviewId: interview.id };
    }
  }
  const late = subject.rejection && whyNotReject(mail, subject.rejection);
  if (late) {
    await cancel(change, mail, late);
    return nothing;
  }
  const account = await readAccountSubject(
    { ...deps, database: change.transaction },
    change.workspaceId,
    mail,
    change.now,
  );
  if (account?.whyNot) {
    await cancel(change, mail, account.whyNot);
    return nothing;
  }
  const composed = composeMail(deps, mail, { ...subject, account }, change.now);
  const token = mailToken(deps.keyring, { workspaceNumber: subject.workspace.number, mailId: mail.id });
  const { returnPath, openPixel } = deps.tracking;
  const message: MailMessage = {
    messageId: mail.message_id.startsWith("<") ? mail.message_id : `<${mail.message_id}@${hostOf(deps.from)}>`,
    from: deps.from,
    to: { name: mail.to_name, email: mail.to_email },
    subject: composed.subject,
    // The copy that is kept has no picture: the team's reading is not the candidate's.
    html:
      openPixel && (interview ?? subject.rejection)
        ? withPicture(composed.html, pixelOf(deps.publicUrl, token))
        : composed.html,
    text: composed.text,
    headers: { ...composed.headers, [MAIL_MARK_HEADER]: token },
    ...(returnPath ? { returns: { path: returnPathOf(returnPath, token), envelopeId: token } } : {}),
  };
  const content: MailContent = {
    ...mail.content,
    rendered: {
      html: maskCode(composed.html, composed.code),
      text: maskCode(composed.text, composed.code),
      codeGeneration: composed.code ? (account?.generation ?? interview?.code_generation ?? null) : null,
    },
  };
  await change.transaction
    .updateTable("mails")
    .set({
      state: "sending",
      attempts: mail.attempts + 1,
      sending_at: change.now,
      subject: composed.subject,
      message_id: message.messageId,
      content: JSON.stringify(content),
    })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", mail.id)
    .execute();
  const invited = interview && PURPOSES[mail.purpose].invites ? interview.id : null;
  return { kind: "send", mailId: mail.id, attempt: mail.attempts + 1, message, invited };
}

const withPicture = (html: string, address: string): string => {
  const picture = `<img src="${address}" width="1" height="1" alt="" style="display:none">`;
  const end = html.lastIndexOf("</body>");
  return end === -1 ? html + picture : html.slice(0, end) + picture + html.slice(end);
};

/** Another worker has it, or had it when it died: too old, nobody can know what became of it. */
function judgeSending(change: Change, mail: MailRow): Claim {
  const since = mail.sending_at ?? mail.created_at;
  const over = new Date(since.getTime() + SENDING_TIMEOUT_MS);
  if (over <= change.now) return { kind: "left", mailId: mail.id, attempt: mail.attempts };
  lookAgainAt(change, mail, new Date(over.getTime() + 1000));
  return nothing;
}

const lookAgainAt = (change: Change, mail: MailRow, at: Date): void =>
  change.enqueue(sendMailJob, { workspaceId: change.workspaceId, mailId: mail.id }, { startAfter: at });

/** Marks a mail whose worker did not live to tell. */
export const markUncertain = (change: Change, attempt: { mailId: string; attempt: number }): Promise<void> =>
  settleMail(
    change,
    attempt,
    { outcome: "unknown", error: "The server stopped while the mail was being handed over." },
    true,
  );

async function cancel(change: Change, mail: MailRow, reason: string): Promise<void> {
  await change.transaction
    .updateTable("mails")
    .set({ state: "cancelled", last_error: reason })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", mail.id)
    .execute();
}

const hostOf = (from: MailAddress): string => from.email.slice(from.email.lastIndexOf("@") + 1) || "localhost";

/** An outcome that is known is worth more than one try to write it down. */
async function again<Value>(times: number, action: () => Promise<Value>): Promise<Value> {
  for (let left = times - 1; ; left--) {
    try {
      return await action();
    } catch (error) {
      if (left <= 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}
