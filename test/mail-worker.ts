/** A process of its own that sends one mail, for tests that kill it: tsx test/mail-worker.ts <database> <smtp> <workspace> <mail> */
import { sendMail, sendMailJob } from "../server/core/invitations/index.ts";
import { openDatabase, openPool } from "../server/platform/database/connect.ts";
import { openJobs } from "../server/platform/jobs/jobs.ts";
import { openLog } from "../server/platform/log.ts";
import { openSmtpMail } from "../server/platform/mail/smtp-mail.ts";
import { testKeyring } from "./factories.ts";

const [databaseUrl = "", smtpUrl = "", workspaceId = "", mailId = ""] = process.argv.slice(2);
const log = openLog("silent");
const pool = openPool({ url: databaseUrl }, { max: 2 });
const jobs = await openJobs({ connectionString: databaseUrl }, [sendMailJob], log, { worker: false });
await sendMail(
  {
    database: openDatabase(pool),
    jobs,
    clock: () => new Date(),
    log,
    mail: openSmtpMail(smtpUrl),
    from: { name: "Acme", email: "jobs@hiring.example" },
    keyring: testKeyring,
    publicUrl: "https://hire.example",
    tracking: { returnPath: null, openPixel: false },
  },
  { workspaceId, mailId },
  { lastAttempt: false },
);
