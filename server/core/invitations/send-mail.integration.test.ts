/** Mail on a real database, a real queue and a real SMTP server: at most once, and honest about what it does not know. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { simpleParser } from "mailparser";
import type { SMTPServerOptions } from "smtp-server";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createInterview, createPosition, createWorkspace, testKeyring } from "../../../test/factories.ts";
import { type SmtpPeer, smtpRefusal, startSmtpPeer } from "../../../test/smtp-peer.ts";
import { type JobDefinition, type Jobs, openJobs } from "../../platform/jobs/jobs.ts";
import { openLog } from "../../platform/log.ts";
import { openOutboxMail } from "../../platform/mail/outbox-mail.ts";
import { openSmtpMail } from "../../platform/mail/smtp-mail.ts";
import { systemActor, type WorkspaceId } from "../actor.ts";
import { type Change, changeWorkspace } from "../change.ts";
import { readCursor } from "../cursor.ts";
import {
  handleMailJobs,
  listMails,
  type PlannedMail,
  planMails,
  readMail,
  replanReminders,
  resendInvitation,
  type SendMailDeps,
  sendMail,
  sendMailJob,
  sendTestMessage,
  stopReminders,
  sweepMailsJob,
} from "./index.ts";
import { sweepMails } from "./sweep-mails.job.ts";

const HOUR_MS = 3_600_000;
const log = openLog("silent");
/** The queue with a pause that a test can wait for. */
const definitions: readonly JobDefinition<object>[] = [{ ...sendMailJob, retryDelaySeconds: 1 }, sweepMailsJob];

let db: TestDatabase;
let jobs: Jobs;
let workspaceId: WorkspaceId;
let positionId: string;
let now = new Date();
const cleanups: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  db = await createTestDatabase({ poolSize: 10 });
  jobs = await openJobs({ connectionString: db.connection.url }, definitions, log, { worker: false });
  workspaceId = (await createWorkspace(db.database)).id;
  positionId = (await createPosition(db.database, workspaceId)).id;
});
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
  now = new Date();
});
afterAll(async () => {
  await jobs?.stop(1000);
  await db?.drop();
});

async function startPeer(options: SMTPServerOptions = {}): Promise<SmtpPeer> {
  const peer = await startSmtpPeer(options);
  cleanups.push(peer.close);
  return peer;
}

function depsFor(peer: SmtpPeer, more: { jobs?: Jobs; deadlineMs?: number } = {}): SendMailDeps {
  const mail = openSmtpMail(peer.url, more.deadlineMs ? { deadlineMs: more.deadlineMs } : {});
  cleanups.push(() => mail.close());
  return {
    database: db.database,
    jobs: more.jobs ?? jobs,
    clock: () => now,
    log,
    mail,
    from: { name: "Acme", email: "jobs@hiring.example" },
    keyring: testKeyring,
    publicUrl: "https://hire.example",
  };
}

const change = <Value>(command: (change: Change) => Promise<Value>): Promise<Value> =>
  changeWorkspace({ database: db.database, jobs, clock: () => now }, systemActor("test"), workspaceId, command);

async function plan(mail: Partial<PlannedMail> & { interviewId: string | null }): Promise<string> {
  const full = { purpose: "invitation" as const, toEmail: "jane@example.com", toName: "Jane Doe", ...mail };
  const [id] = await change((inside) => planMails(inside, [full]));
  return id ?? "";
}

const send = (deps: SendMailDeps, mailId: string, lastAttempt = false): Promise<void> =>
  sendMail(deps, { workspaceId, mailId }, { lastAttempt });

const mailRow = (id: string) =>
  db.database.selectFrom("mails").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const interviewRow = (id: string) =>
  db.database.selectFrom("interviews").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const mailsOf = (interviewId: string, purpose: PlannedMail["purpose"]) =>
  db.database
    .selectFrom("mails")
    .selectAll()
    .where("interview_id", "=", interviewId)
    .where("purpose", "=", purpose)
    .orderBy("send_at")
    .orderBy("id")
    .execute();
const eventsOf = async (interviewId: string) =>
  (
    await db.database
      .selectFrom("events")
      .select("type")
      .where("interview_id", "=", interviewId)
      .orderBy("sequence")
      .execute()
  ).map((event) => event.type);
const newInterview = (overrides: Parameters<typeof createInterview>[3] = {}) =>
  createInterview(db.database, workspaceId, positionId, overrides);

/** Jobs of other tests, whose servers are gone. */
const forgetJobs = () => db.pool.query("delete from jobs.job");

/** A server that has taken the message and never says so. */
const silentAfterMessage = (taken: { count: number }): SMTPServerOptions => ({
  onData(stream) {
    stream.resume();
    stream.on("end", () => {
      taken.count += 1;
    });
  },
});

describe("sending", () => {
  test("two workers and every job delivered twice send each of 50 mails once", async () => {
    const peer = await startPeer();
    const interviews = await Promise.all(Array.from({ length: 50 }, () => newInterview()));
    await forgetJobs();
    const workers = await Promise.all(
      [1, 2].map(async () => {
        await forgetJobs();
        const worker = await openJobs({ connectionString: db.connection.url }, definitions, log, { worker: true });
        cleanups.push(() => worker.stop(5000));
        handleMailJobs(depsFor(peer, { jobs: worker }));
        return worker;
      }),
    );
    const ids = await change(async (inside) => {
      const planned = await planMails(
        inside,
        interviews.map(({ id, email, name }) => ({
          interviewId: id,
          purpose: "invitation",
          toEmail: email,
          toName: name,
        })),
      );
      for (const mailId of planned) inside.enqueue(sendMailJob, { workspaceId, mailId });
      return planned;
    });
    for (const worker of workers) await worker.startWorkers();
    await vi.waitFor(
      async () => {
        const { count } = await db.database
          .selectFrom("mails")
          .select((select) => select.fn.countAll<number>().as("count"))
          .where("id", "in", ids)
          .where("state", "=", "sent")
          .executeTakeFirstOrThrow();
        expect(count).toBe(50);
        const depth = await db.pool.query(
          "select count(*) as count from jobs.job where name = 'send-mail' and state < 'completed' and start_after <= now()",
        );
        expect(depth.rows[0].count).toBe(0);
      },
      { timeout: 25_000, interval: 200 },
    );
    const messageIds = await Promise.all(peer.received.map(async (raw) => (await simpleParser(raw)).messageId));
    expect(messageIds).toHaveLength(50);
    expect(new Set(messageIds)).toEqual(new Set(ids.map((id) => `<${id}@hiring.example>`)));
  });

  test("the first invitation makes the interview invited, starts its link and plans the reminder", async () => {
    const peer = await startPeer();
    const { id, code } = await newInterview({ name: "Jane van Doe", email: "first@example.com" });
    const mailId = await plan({ interviewId: id, toEmail: "first@example.com" });
    await send(depsFor(peer), mailId);

    const interview = await interviewRow(id);
    const mail = await mailRow(mailId);
    expect(mail).toMatchObject({ state: "sent", attempts: 1, last_error: null });
    expect(interview).toMatchObject({ progress: "invited", invited_at: now });
    expect(interview.expires_at).toEqual(new Date(now.getTime() + 96 * HOUR_MS));
    expect(await eventsOf(id)).toEqual(["invitation.sent", "interview.invited"]);
    const [reminder] = await mailsOf(id, "reminder");
    expect(reminder).toMatchObject({ state: "scheduled", send_at: new Date(now.getTime() + 72 * HOUR_MS) });

    const parsed = await simpleParser(peer.received[0] ?? "");
    expect(parsed.text).toContain(`https://hire.example/i/${code}`);
    expect(parsed.text).toContain("Hello Jane,");
    expect(parsed.subject).toBe("Your video interview for Site engineer at Acme");
    expect(JSON.stringify(mail.content)).not.toContain(code);
    const shown = await readMail({ ...depsFor(peer) }, workspaceId, mailId);
    expect(shown.text.trim()).toBe(parsed.text?.trim());
    expect(shown.html).toContain(`https://hire.example/i/${code}`);
  });

  test("without a mail server it becomes a file of the outbox, once", async () => {
    const folder = await mkdtemp(join(tmpdir(), "greenroom-outbox-"));
    cleanups.push(() => rm(folder, { recursive: true }));
    const deps: SendMailDeps = { ...depsFor(await startPeer()), mail: openOutboxMail(folder) };
    const { id, code } = await newInterview();
    const mailId = await plan({ interviewId: id });
    await Promise.all([send(deps, mailId), send(deps, mailId), send(deps, mailId)]);
    const files = await readdir(folder);
    expect(files).toEqual([`${mailId}@hiring.example.eml`]);
    expect(await mailRow(mailId)).toMatchObject({ state: "sent", attempts: 1, outbox_file: files[0] });
    const parsed = await simpleParser(await readFile(join(folder, files[0] ?? "")));
    expect(parsed.text).toContain(`https://hire.example/i/${code}`);
  });

  test("a mail is not sent before its time, neither by the queue nor by a job that comes early", async () => {
    const peer = await startPeer();
    const { id } = await newInterview();
    const sendAt = new Date(now.getTime() + 5 * HOUR_MS);
    const mailId = await plan({ interviewId: id, sendAt });
    const { rows } = await db.pool.query("select start_after from jobs.job where data->>'mailId' = $1", [mailId]);
    expect(rows).toEqual([{ start_after: sendAt }]);
    await send(depsFor(peer), mailId);
    expect(await mailRow(mailId)).toMatchObject({ state: "scheduled", attempts: 0 });
    expect(peer.received).toHaveLength(0);
    now = new Date(sendAt.getTime() + 1000);
    await send(depsFor(peer), mailId);
    expect(await mailRow(mailId)).toMatchObject({ state: "sent" });
    expect((await interviewRow(id)).expires_at).toEqual(new Date(now.getTime() + 96 * HOUR_MS));
  });

  test("a draft is mailed the form's link", async () => {
    const peer = await startPeer();
    const { id, code } = await newInterview({ admission: "draft" });
    await send(depsFor(peer), await plan({ interviewId: id }));
    const parsed = await simpleParser(peer.received[0] ?? "");
    expect(parsed.subject).toBe("Your application for Site engineer at Acme");
    expect(parsed.html).toContain("Open the application form");
    expect(parsed.text).toContain(`/i/${code}`);
  });

  test("what the single call made is never mailed by itself; a person's resend is, and its end stays", async () => {
    const peer = await startPeer();
    const end = new Date(now.getTime() + 50 * HOUR_MS);
    const { id } = await newInterview({ mailing: "never", expires_at: end });
    for (const purpose of ["invitation", "admitted", "reminder", "receipt"] as const) {
      const mailId = await plan({ interviewId: id, purpose });
      await send(depsFor(peer), mailId);
      expect(await mailRow(mailId)).toMatchObject({ state: "cancelled" });
    }
    expect(peer.received).toHaveLength(0);
    await send(depsFor(peer), await change((inside) => resendInvitation(inside, id)));
    expect(peer.received).toHaveLength(1);
    expect((await interviewRow(id)).expires_at).toEqual(end);
    expect((await mailsOf(id, "reminder")).every((mail) => mail.state === "cancelled")).toBe(true);
  });

  test("what makes no sense any more is cancelled, not sent", async () => {
    const peer = await startPeer();
    for (const overrides of [
      { deleted_at: now },
      { archived_at: now },
      { progress: "withdrawn" as const },
      { progress: "completed" as const },
      { progress: "expired" as const },
      { admission: "refused" as const },
    ]) {
      const { id } = await newInterview(overrides);
      const mailId = await plan({ interviewId: id });
      await send(depsFor(peer), mailId);
      expect(await mailRow(mailId)).toMatchObject({ state: "cancelled", attempts: 0 });
    }
    expect(peer.received).toHaveLength(0);
  });

  test("an archived position mails nobody a link that leads nowhere, also when a person asks for it", async () => {
    const peer = await startPeer();
    const archived = await createPosition(db.database, workspaceId);
    const { id } = await createInterview(db.database, workspaceId, archived.id);
    const mailId = await plan({ interviewId: id });
    await db.database.updateTable("positions").set({ archived_at: now }).where("id", "=", archived.id).execute();
    await send(depsFor(peer), mailId);
    expect(await mailRow(mailId)).toMatchObject({ state: "cancelled", last_error: "The position is archived." });
    await expect(change((inside) => resendInvitation(inside, id))).rejects.toMatchObject({
      refusal: { code: "conflict", message: "The position is archived." },
    });
    expect(peer.received).toHaveLength(0);
  });

  test("a test mail goes to the member who asks, with example values", async () => {
    const peer = await startPeer();
    const actor = {
      ...systemActor("x"),
      kind: "member",
      id: "m",
      name: "Olga",
      email: "olga@acme.example",
      role: "owner",
    } as const;
    const message = { subject: "Hi {firstName}", body: "{jobTitle}: {questionCount}" };
    const mailId = await changeWorkspace(
      { database: db.database, jobs, clock: () => now },
      actor,
      workspaceId,
      (inside) => sendTestMessage(inside, { positionId, purpose: "invitation", message }),
    );
    await send(depsFor(peer), mailId);
    const parsed = await simpleParser(peer.received[0] ?? "");
    expect(parsed.subject).toBe("Test: Hi Robin");
    expect(parsed.text).toContain("Site engineer: 2");
    expect(parsed.to).toMatchObject({ value: [{ address: "olga@acme.example" }] });
  });
});

describe("when it does not go well", () => {
  test("a temporary refusal is tried again by the queue until it is taken", async () => {
    let refusals = 0;
    const peer = await startPeer({
      onRcptTo(_address, _session, done) {
        if (refusals >= 2) return done();
        refusals += 1;
        done(smtpRefusal(451));
      },
    });
    const worker = await openJobs({ connectionString: db.connection.url }, definitions, log, { worker: true });
    cleanups.push(() => worker.stop(1000));
    handleMailJobs(depsFor(peer, { jobs: worker }));
    await worker.startWorkers();
    const { id } = await newInterview();
    const mailId = await plan({ interviewId: id });
    await vi.waitFor(async () => expect((await mailRow(mailId)).state).toBe("sent"), {
      timeout: 25_000,
      interval: 200,
    });
    expect(await mailRow(mailId)).toMatchObject({ attempts: 3, last_error: null });
    expect(peer.received).toHaveLength(1);
  });

  test("a temporary refusal at the last attempt fails it, with the server's words", async () => {
    const peer = await startPeer({ onRcptTo: (_address, _session, done) => done(smtpRefusal(451)) });
    const { id } = await newInterview();
    const mailId = await plan({ interviewId: id });
    await expect(send(depsFor(peer), mailId)).rejects.toThrow("not taken over yet");
    expect(await mailRow(mailId)).toMatchObject({ state: "retrying", attempts: 1 });
    expect(await eventsOf(id)).toEqual([]);
    await send(depsFor(peer), mailId, true);
    const mail = await mailRow(mailId);
    expect(mail).toMatchObject({ state: "failed", attempts: 2 });
    expect(mail.last_error).toContain("not here");
    expect(await eventsOf(id)).toEqual(["invitation.failed"]);
  });

  test("a permanent refusal fails at once and is not tried again", async () => {
    const peer = await startPeer({ onRcptTo: (_address, _session, done) => done(smtpRefusal(550)) });
    const { id } = await newInterview();
    const mailId = await plan({ interviewId: id });
    await send(depsFor(peer), mailId);
    await send(depsFor(peer), mailId);
    expect(await mailRow(mailId)).toMatchObject({ state: "failed", attempts: 1 });
    expect(await eventsOf(id)).toEqual(["invitation.failed"]);
    expect(await interviewRow(id)).toMatchObject({ progress: "created", expires_at: null });
  });

  test("no answer after the message is uncertain, and only a person sends it again", async () => {
    const taken = { count: 0 };
    const peer = await startPeer(silentAfterMessage(taken));
    const deps = depsFor(peer, { deadlineMs: 800 });
    const { id } = await newInterview();
    const mailId = await plan({ interviewId: id });
    await send(deps, mailId);
    await send(deps, mailId);
    expect(await mailRow(mailId)).toMatchObject({ state: "uncertain", attempts: 1 });
    expect(taken.count).toBe(1);
    expect(await eventsOf(id)).toEqual(["invitation.uncertain"]);
    const good = await startPeer();
    await send(depsFor(good), await change((inside) => resendInvitation(inside, id)));
    expect(good.received).toHaveLength(1);
    expect(await interviewRow(id)).toMatchObject({ progress: "invited" });
  });

  test("a worker killed while the server holds the message leaves it uncertain, and nobody sends it again", async () => {
    const taken = { count: 0 };
    const peer = await startPeer(silentAfterMessage(taken));
    const { id } = await newInterview();
    const mailId = await plan({ interviewId: id });
    const worker = spawn(
      process.execPath,
      [
        "--import",
        "tsx",
        fileURLToPath(new URL("../../../test/mail-worker.ts", import.meta.url)),
        db.connection.url,
        peer.url,
        workspaceId,
        mailId,
      ],
      { stdio: "ignore" },
    );
    await vi.waitFor(() => expect(taken.count).toBe(1), { timeout: 25_000, interval: 50 });
    worker.kill("SIGKILL");
    await once(worker, "exit");
    expect(await mailRow(mailId)).toMatchObject({ state: "sending", attempts: 1 });

    const deps = depsFor(peer);
    await send(deps, mailId);
    expect(await mailRow(mailId)).toMatchObject({ state: "sending" });
    now = new Date(Date.now() + 2 * 60_000);
    await send(deps, mailId);
    expect(await mailRow(mailId)).toMatchObject({ state: "uncertain", attempts: 1 });
    expect(await eventsOf(id)).toEqual(["invitation.uncertain"]);
    expect(taken.count).toBe(1);
  });

  test("the sweep finds what a dead worker left, also without its job", async () => {
    const { id } = await newInterview();
    const mailId = await plan({ interviewId: id });
    await db.database
      .updateTable("mails")
      .set({ state: "sending", attempts: 1, sending_at: new Date(now.getTime() - 5 * 60_000) })
      .where("id", "=", mailId)
      .execute();
    await sweepMails({ database: db.database, jobs, clock: () => now });
    expect(await mailRow(mailId)).toMatchObject({ state: "uncertain" });
  });
});

describe("reminders", () => {
  async function invited() {
    const peer = await startPeer();
    const deps = depsFor(peer);
    const { id } = await newInterview();
    await send(deps, await plan({ interviewId: id }));
    const [reminder] = await mailsOf(id, "reminder");
    return { id, deps, peer, reminderId: reminder?.id ?? "", dueAt: reminder?.send_at ?? now };
  }

  test("one goes out before the end, with the way to stop them", async () => {
    const { id, deps, peer, reminderId, dueAt } = await invited();
    now = dueAt;
    await send(deps, reminderId);
    const raw = peer.received[1]?.toString() ?? "";
    expect((await simpleParser(raw)).subject).toContain("is open until");
    expect(raw).toMatch(/^List-Unsubscribe: <https:\/\/hire\.example\/i\/\w{11}\?reminders=off>/m);
    expect(await mailsOf(id, "reminder")).toHaveLength(1);
  });

  test("a moved end cancels the reminder that waits and plans another", async () => {
    const { id, deps, peer, reminderId, dueAt } = await invited();
    const end = new Date(dueAt.getTime() + 200 * HOUR_MS);
    await db.database.updateTable("interviews").set({ expires_at: end }).where("id", "=", id).execute();
    now = dueAt;
    await send(deps, reminderId);
    expect(peer.received).toHaveLength(1);
    expect((await mailsOf(id, "reminder")).map(({ state, send_at }) => [state, send_at])).toEqual([
      ["cancelled", dueAt],
      ["scheduled", new Date(end.getTime() - 24 * HOUR_MS)],
    ]);
    await change((inside) => replanReminders(inside, id));
    expect(await mailsOf(id, "reminder")).toHaveLength(2);
  });

  test("stopping cancels them, wanting them again plans them", async () => {
    const { id, deps, peer, reminderId, dueAt } = await invited();
    await change((inside) => stopReminders(inside, id, true));
    expect((await mailsOf(id, "reminder")).map((mail) => mail.state)).toEqual(["cancelled"]);
    now = dueAt;
    await send(deps, reminderId);
    expect(peer.received).toHaveLength(1);
    now = new Date(dueAt.getTime() - HOUR_MS);
    await change((inside) => stopReminders(inside, id, false));
    expect((await mailsOf(id, "reminder")).map((mail) => mail.state).sort()).toEqual(["cancelled", "scheduled"]);
  });

  test("a completed interview is not reminded", async () => {
    const { id, deps, peer, reminderId, dueAt } = await invited();
    await db.database.updateTable("interviews").set({ progress: "completed" }).where("id", "=", id).execute();
    now = dueAt;
    await send(deps, reminderId);
    expect(await mailRow(reminderId)).toMatchObject({ state: "cancelled" });
    expect(peer.received).toHaveLength(1);
  });
});

describe("resending", () => {
  test("a corrected address becomes the interview's own, and what waited for the old one follows", async () => {
    const peer = await startPeer();
    const { id } = await newInterview({ email: "wrong@example.com" });
    const waiting = await plan({
      interviewId: id,
      sendAt: new Date(now.getTime() + HOUR_MS),
      toEmail: "wrong@example.com",
    });
    const reminder = await plan({
      interviewId: id,
      purpose: "reminder",
      sendAt: new Date(now.getTime() + 72 * HOUR_MS),
      toEmail: "wrong@example.com",
    });
    const mailId = await change((inside) => resendInvitation(inside, id, { email: " Right@Example.com " }));
    expect(await mailRow(waiting)).toMatchObject({ state: "cancelled" });
    expect(await mailRow(reminder)).toMatchObject({ state: "scheduled", to_email: "right@example.com" });
    await send(depsFor(peer), mailId);
    const parsed = await simpleParser(peer.received[0] ?? "");
    expect(parsed.to).toMatchObject({ value: [{ address: "right@example.com" }] });
    const interview = await interviewRow(id);
    expect(interview).toMatchObject({ email: "right@example.com", progress: "invited" });
    const candidate = await db.database
      .selectFrom("candidates")
      .select("email")
      .where("id", "=", interview.candidate_id)
      .executeTakeFirstOrThrow();
    expect(candidate.email).toBe("right@example.com");
  });

  test("an address that the position has already is refused, and nothing is planned", async () => {
    const { email } = await newInterview({ email: "taken@example.com" });
    const { id } = await newInterview();
    await expect(change((inside) => resendInvitation(inside, id, { email }))).rejects.toMatchObject({
      refusal: { code: "duplicate", path: ["email"] },
    });
    expect(await mailsOf(id, "resend")).toEqual([]);
  });

  test("an ended interview is not sent again; an expired one is to be extended first", async () => {
    for (const overrides of [
      { progress: "completed" as const },
      { progress: "withdrawn" as const },
      { admission: "refused" as const },
      { archived_at: now },
    ]) {
      const { id } = await newInterview(overrides);
      await expect(change((inside) => resendInvitation(inside, id))).rejects.toMatchObject({
        refusal: { code: "conflict" },
      });
    }
    const { id } = await newInterview({ progress: "expired" });
    await expect(change((inside) => resendInvitation(inside, id))).rejects.toThrow("Extend it first");
  });
});

test("mails are listed page by page, newest first, each once", async () => {
  const { id } = await newInterview();
  const ids: string[] = [];
  for (let index = 0; index < 5; index++)
    ids.push(await plan({ interviewId: id, sendAt: new Date(now.getTime() + HOUR_MS) }));
  const first = await listMails(db.database, workspaceId, { limit: 3, after: null, interviewId: id });
  expect(first.rows).toHaveLength(3);
  const rest = await listMails(db.database, workspaceId, {
    limit: 3,
    after: readCursor(first.next ?? ""),
    interviewId: id,
  });
  expect(rest.next).toBeNull();
  expect(new Set([...first.rows, ...rest.rows].map((mail) => mail.id))).toEqual(new Set(ids));
});
