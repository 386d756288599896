/** Looks after mails whose job is gone: what a dead worker left in `sending`, and what waits without anybody coming for it. */
import { workspaceId as brand, systemActor } from "../actor.ts";
import { changeWorkspace } from "../change.ts";
import { SENDING_TIMEOUT_MS, sendMailJob } from "./mail-jobs.ts";
import { markUncertain, type SendMailDeps } from "./send-mail.job.ts";

const HOUR_MS = 3_600_000;
/** Longer than the longest pause between two attempts of a job. */
const FORGOTTEN_AFTER_MS = 4 * HOUR_MS;
const AT_A_TIME = 500;

/** Handles the job `sweep-mails`. */
export async function sweepMails(deps: Pick<SendMailDeps, "database" | "jobs" | "clock">): Promise<void> {
  const now = deps.clock();
  const left = await deps.database
    .selectFrom("mails")
    .select(["workspace_id", "id", "attempts"])
    .where("state", "=", "sending")
    .where("sending_at", "<", new Date(now.getTime() - SENDING_TIMEOUT_MS))
    .limit(AT_A_TIME)
    .execute();
  for (const mail of left) {
    await changeWorkspace(deps, systemActor("mail"), brand(mail.workspace_id), (change) =>
      markUncertain(change, { mailId: mail.id, attempt: mail.attempts }),
    );
  }
  // Once an hour is enough, and a queue that is merely behind is not filled further.
  if (now.getUTCMinutes() !== 0) return;
  const forgotten = await deps.database
    .selectFrom("mails")
    .select(["workspace_id", "id"])
    .where("state", "in", ["scheduled", "retrying"])
    .where("send_at", "<", new Date(now.getTime() - FORGOTTEN_AFTER_MS))
    .where((where) =>
      where.or([
        where("sending_at", "is", null),
        where("sending_at", "<", new Date(now.getTime() - FORGOTTEN_AFTER_MS)),
      ]),
    )
    .limit(AT_A_TIME)
    .execute();
  for (const mail of forgotten) {
    await changeWorkspace(deps, systemActor("mail"), brand(mail.workspace_id), async (change) => {
      change.enqueue(sendMailJob, { workspaceId: mail.workspace_id, mailId: mail.id });
    });
  }
}
