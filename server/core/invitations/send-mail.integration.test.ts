/** Mail on a real database, a real queue and a real SMTP server: at most once. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { describe, expect, test, vi } from "vitest";
import { createInterview, createPosition, testKeyring } from "../../../test/factories.ts";
import { HOUR_MS, log, mailJobs, mailSuite } from "../../../test/mail-suite.ts";
import { openJobs } from "../../platform/jobs/jobs.ts";
import { openOutboxMail } from "../../platform/mail/outbox-mail.ts";
import { systemActor } from "../actor.ts";
import { changeWorkspace } from "../change.ts";
import { readCursor } from "../cursor.ts";
import {
  handleMailJobs,
  listMails,
  planMails,
  readMail,
  resendInvitation,
  type SendMailDeps,
  sendMailJob,
  sendTestMessage,
} from "./index.ts";

const suite = mailSuite();
const { startPeer, depsFor, change, plan, send, mailRow, interviewRow, mailsOf, eventsOf, newInterview, afterwards } =
  suite;

/** Jobs of other tests, whose servers are gone. */
const forgetJobs = () => suite.db.pool.query("delete from jobs.job");

describe("sending", () => {
  test("two workers and every job delivered twice send each of 50 mails once", async () => {
    const peer = await startPeer();
    const interviews = await Promise.all(Array.from({ length: 50 }, () => newInterview()));
    await forgetJobs();
    const workers = await Promise.all(
      [1, 2].map(async () => {
        await forgetJobs();
        const worker = await openJobs({ connectionString: suite.db.connection.url }, mailJobs, log, { worker: true });
        afterwards(() => worker.stop(5000));
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
      for (const mailId of planned) inside.enqueue(sendMailJob, { workspaceId: suite.workspaceId, mailId });
      return planned;
    });
    for (const worker of workers) await worker.startWorkers();
    await vi.waitFor(
      async () => {
        const { count } = await suite.db.database
          .selectFrom("mails")
          .select((select) => select.fn.countAll<number>().as("count"))
          .where("id", "in", ids)
          .where("state", "=", "sent")
          .executeTakeFirstOrThrow();
        expect(count).toBe(50);
        const depth = await suite.db.pool.query(
          "select count(*) as count from jobs.job where name = 'send-mail' and state < 'completed' and start_after <= now()",
        );
        expect(depth.rows[0].count).toBe(0);
      },
      { timeout: 60_000, interval: 200 },
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
    expect(interview).toMatchObject({ progress: "invited", invited_at: suite.now });
    expect(interview.expires_at).toEqual(new Date(suite.now.getTime() + 96 * HOUR_MS));
    expect(await eventsOf(id)).toEqual(["invitation.sent", "interview.invited"]);
    const [reminder] = await mailsOf(id, "reminder");
    expect(reminder).toMatchObject({ state: "scheduled", send_at: new Date(suite.now.getTime() + 72 * HOUR_MS) });

    const parsed = await simpleParser(peer.received[0] ?? "");
    expect(parsed.text).toContain(`https://hire.example/i/${code}`);
    expect(parsed.text).toContain("Hello Jane,");
    expect(parsed.subject).toBe("Your video interview for Site engineer at Acme");
    expect(JSON.stringify(mail.content)).not.toContain(code);
    const shown = await readMail({ ...depsFor(peer) }, suite.workspaceId, mailId);
    expect(shown.text.trim()).toBe(parsed.text?.trim());
    expect(shown.html).toContain(`https://hire.example/i/${code}`);
  });

  test("without a mail server it becomes a file of the outbox, once", async () => {
    const folder = await suite.emptyFolder();
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
    const sendAt = new Date(suite.now.getTime() + 5 * HOUR_MS);
    const mailId = await plan({ interviewId: id, sendAt });
    const { rows } = await suite.db.pool.query("select start_after from jobs.job where data->>'mailId' = $1", [mailId]);
    expect(rows).toEqual([{ start_after: sendAt }]);
    await send(depsFor(peer), mailId);
    expect(await mailRow(mailId)).toMatchObject({ state: "scheduled", attempts: 0 });
    expect(peer.received).toHaveLength(0);
    suite.now = new Date(sendAt.getTime() + 1000);
    await send(depsFor(peer), mailId);
    expect(await mailRow(mailId)).toMatchObject({ state: "sent" });
    expect((await interviewRow(id)).expires_at).toEqual(new Date(suite.now.getTime() + 96 * HOUR_MS));
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
    const end = new Date(suite.now.getTime() + 50 * HOUR_MS);
    const { id } = await newInterview({ mailing: "never", expires_at: end });
    for (const purpose of ["invitation", "admitted", "reminder", "receipt"] as const) {
      const mailId = await plan({ interviewId: id, purpose });
      await send(depsFor(peer), mailId);
      expect(await mailRow(mailId)).toMatchObject({ state: "cancelled" });
    }
    expect(peer.received).toHaveLength(0);
    await send(depsFor(peer), await change((inside) => resendInvitation({ keyring: testKeyring }, inside, id)));
    expect(peer.received).toHaveLength(1);
    expect((await interviewRow(id)).expires_at).toEqual(end);
    expect((await mailsOf(id, "reminder")).every((mail) => mail.state === "cancelled")).toBe(true);
  });

  test("what makes no sense any more is cancelled, not sent", async () => {
    const peer = await startPeer();
    for (const overrides of [
      { deleted_at: suite.now },
      { archived_at: suite.now },
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
    const archived = await createPosition(suite.db.database, suite.workspaceId);
    const { id } = await createInterview(suite.db.database, suite.workspaceId, archived.id);
    const mailId = await plan({ interviewId: id });
    await suite.db.database
      .updateTable("positions")
      .set({ archived_at: suite.now })
      .where("id", "=", archived.id)
      .execute();
    await send(depsFor(peer), mailId);
    expect(await mailRow(mailId)).toMatchObject({ state: "cancelled", last_error: "The position is archived." });
    await expect(change((inside) => resendInvitation({ keyring: testKeyring }, inside, id))).rejects.toMatchObject({
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
      hiddenPositionIds: [],
    } as const;
    const message = { subject: "Hi {firstName}", body: "{jobTitle}: {questionCount}" };
    const mailId = await changeWorkspace(
      { database: suite.db.database, jobs: suite.jobs, clock: () => suite.now },
      actor,
      suite.workspaceId,
      (inside) => sendTestMessage(inside, { positionId: suite.positionId, purpose: "invitation", message }),
    );
    await send(depsFor(peer), mailId);
    const parsed = await simpleParser(peer.received[0] ?? "");
    expect(parsed.subject).toBe("Test: Hi Robin");
    expect(parsed.text).toContain("Site engineer: 2");
    expect(parsed.to).toMatchObject({ value: [{ address: "olga@acme.example" }] });
  });
});

test("mails are listed page by page, newest first, each once", async () => {
  const { id } = await newInterview();
  const ids: string[] = [];
  for (let index = 0; index < 5; index++)
    ids.push(await plan({ interviewId: id, sendAt: new Date(suite.now.getTime() + HOUR_MS) }));
  const first = await listMails(suite.db.database, suite.workspaceId, { limit: 3, after: null, interviewId: id });
  expect(first.rows).toHaveLength(3);
  const rest = await listMails(suite.db.database, suite.workspaceId, {
    limit: 3,
    after: readCursor(first.next ?? ""),
    interviewId: id,
  });
  expect(rest.next).toBeNull();
  expect(new Set([...first.rows, ...rest.rows].map((mail) => mail.id))).toEqual(new Set(ids));
});
