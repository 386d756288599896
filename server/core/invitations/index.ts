/** The door of the invitations: mail that carries a link, with its own delivery states. */
export { sendMailJob, sweepMailsJob } from "./mail-jobs.ts";
export { type PlannedMail, planMails } from "./plan-mails.ts";
