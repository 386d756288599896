/** What the tests of mail share: a database, a queue, SMTP servers that behave as told, and a clock that a test sets. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SMTPServerOptions } from "smtp-server";
import { afterAll, afterEach, beforeAll } from "vitest";
import { systemActor, type WorkspaceId } from "../server/core/actor.ts";
import { type Change, changeWorkspace } from "../server/core/change.ts";
import {
  type PlannedMail,
  planMails,
  type SendMailDeps,
  sendMail,
  sendMailJob,
  sweepMailsJob,
} from "../server/core/invitations/index.ts";
import { type JobDefinition, type Jobs, openJobs } from "../server/platform/jobs/jobs.ts";
import { openLog } from "../server/platform/log.ts";
import { openSmtpMail } from "../server/platform/mail/smtp-mail.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";
import { createInterview, createPosition, createWorkspace, testKeyring } from "./factories.ts";
import { type SmtpPeer, startSmtpPeer } from "./smtp-peer.ts";

export const HOUR_MS = 3_600_000;
export const log = openLog("silent");
/** The queue with a pause that a test can wait for. */
export const mailJobs: readonly JobDefinition<object>[] = [{ ...sendMailJob, retryDelaySeconds: 1 }, sweepMailsJob];

/** Call it once in a test file; what it opens is there from the first test on. */
export function mailSuite() {
  const cleanups: (() => Promise<unknown>)[] = [];
  let opened: { db: TestDatabase; jobs: Jobs; workspaceId: WorkspaceId; positionId: string } | undefined;
  const it = () => {
    if (!opened) throw new Error("The suite is used within tests.");
    return opened;
  };
  const suite = {
    now: new Date(),
    get db() {
      return it().db;
    },
    get jobs() {
      return it().jobs;
    },
    get workspaceId() {
      return it().workspaceId;
    },
    get positionId() {
      return it().positionId;
    },
    /** Runs when the test is over. */
    afterwards: (clean: () => Promise<unknown>): void => void cleanups.push(clean),
    async startPeer(options: SMTPServerOptions = {}): Promise<SmtpPeer> {
      const peer = await startSmtpPeer(options);
      cleanups.push(peer.close);
      return peer;
    },
    depsFor(peer: SmtpPeer, more: { jobs?: Jobs; deadlineMs?: number } = {}): SendMailDeps {
      const mail = openSmtpMail(peer.url, more.deadlineMs ? { deadlineMs: more.deadlineMs } : {});
      cleanups.push(() => mail.close());
      return {
        database: it().db.database,
        jobs: more.jobs ?? it().jobs,
        clock: () => suite.now,
        log,
        mail,
        from: { name: "Acme", email: "jobs@hiring.example" },
        keyring: testKeyring,
        publicUrl: "https://hire.example",
        tracking: { returnPath: null, openPixel: false },
      };
    },
    change: <Value>(command: (change: Change) => Promise<Value>): Promise<Value> =>
      changeWorkspace(
        { database: it().db.database, jobs: it().jobs, clock: () => suite.now },
        systemActor("test"),
        it().workspaceId,
        command,
      ),
    /** Plans a mail to the interview's own address unless told otherwise. */
    async plan(mail: Partial<PlannedMail> & { interviewId: string }): Promise<string> {
      const { email } = await suite.interviewRow(mail.interviewId);
      const full = { purpose: "invitation" as const, toEmail: email, toName: "Jane Doe", ...mail };
      const [id] = await suite.change((inside) => planMails(inside, [full]));
      return id ?? "";
    },
    send: (deps: SendMailDeps, mailId: string, lastAttempt = false): Promise<void> =>
      sendMail(deps, { workspaceId: it().workspaceId, mailId }, { lastAttempt }),
    mailRow: (id: string) =>
      it().db.database.selectFrom("mails").selectAll().where("id", "=", id).executeTakeFirstOrThrow(),
    interviewRow: (id: string) =>
      it().db.database.selectFrom("interviews").selectAll().where("id", "=", id).executeTakeFirstOrThrow(),
    mailsOf: (interviewId: string, purpose: PlannedMail["purpose"]) =>
      it()
        .db.database.selectFrom("mails")
        .selectAll()
        .where("interview_id", "=", interviewId)
        .where("purpose", "=", purpose)
        .orderBy("send_at")
        .orderBy("id")
        .execute(),
    async eventsOf(interviewId: string): Promise<string[]> {
      const rows = await it()
        .db.database.selectFrom("events")
        .select("type")
        .where("interview_id", "=", interviewId)
        .orderBy("sequence")
        .execute();
      return rows.map((event) => event.type);
    },
    newInterview: (overrides: Parameters<typeof createInterview>[3] = {}) =>
      createInterview(it().db.database, it().workspaceId, it().positionId, overrides),
    async emptyFolder(): Promise<string> {
      const folder = await mkdtemp(join(tmpdir(), "greenroom-outbox-"));
      cleanups.push(() => rm(folder, { recursive: true }));
      return folder;
    },
  };
  beforeAll(async () => {
    const db = await createTestDatabase({ poolSize: 10 });
    const jobs = await openJobs({ connectionString: db.connection.url }, mailJobs, log, { worker: false });
    const workspaceId = (await createWorkspace(db.database)).id;
    const positionId = (await createPosition(db.database, workspaceId)).id;
    opened = { db, jobs, workspaceId, positionId };
  });
  afterEach(async () => {
    for (const clean of cleanups.splice(0).reverse()) await clean();
    suite.now = new Date();
  });
  afterAll(async () => {
    await opened?.jobs.stop(1000);
    await opened?.db.drop();
  });
  return suite;
}
