/** The door of the invitations: mail that carries a link, with its own delivery states. */
import { sendMailJob, sweepMailsJob } from "./mail-jobs.ts";
import { type SendMailDeps, sendMail } from "./send-mail.job.ts";
import { sweepMails } from "./sweep-mails.job.ts";

export { memberInvitationLink, memberInvitationToken, passwordResetToken } from "./account-mail.ts";
export { DEFAULT_MESSAGES } from "./default-messages.ts";
export { listMails, mailState, readMail, requireMail } from "./list-mails.ts";
export { sendMailJob, sweepMailsJob } from "./mail-jobs.ts";
export { type PlannedMail, planMails } from "./plan-mails.ts";
export { cancelRejection, planRejection } from "./rejection-mail.ts";
export { replanReminders, replanRemindersOf, stopReminders } from "./reminders.ts";
export { resendInvitation, resendInvitations } from "./resend-invitation.ts";
export { type SendMailDeps, sendMail } from "./send-mail.job.ts";
export { previewMessage, sendTestMessage } from "./try-message.ts";

/** Registers what carries mail in this process. */
export function handleMailJobs(deps: SendMailDeps): void {
  const { jobs } = deps;
  jobs.handle(sendMailJob, (data, run) => sendMail(deps, data, run));
  jobs.handle(sweepMailsJob, () => sweepMails(deps));
  jobs.schedule(sweepMailsJob, "* * * * *");
}
