/** Mail that does not go well: honest about what it does not know, and never sent twice. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { SMTPServerOptions } from "smtp-server";
import { describe, expect, test, vi } from "vitest";
import { testKeyring } from "../../../test/factories.ts";
import { log, mailJobs, mailSuite } from "../../../test/mail-suite.ts";
import { smtpRefusal } from "../../../test/smtp-peer.ts";
import { openJobs } from "../../platform/jobs/jobs.ts";
import { handleMailJobs, resendInvitation } from "./index.ts";
import { sweepMails } from "./sweep-mails.job.ts";

const suite = mailSuite();
const { startPeer, depsFor, change, plan, send, mailRow, interviewRow, eventsOf, newInterview, afterwards } = suite;

/** A server that has taken the message and never says so. */
const silentAfterMessage = (taken: { count: number }): SMTPServerOptions => ({
  onData(stream) {
    stream.resume();
    stream.on("end", () => {
      taken.count += 1;
    });
  },
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
    const worker = await openJobs({ connectionString: suite.db.connection.url }, mailJobs, log, { worker: true });
    afterwards(() => worker.stop(1000));
    handleMailJobs(depsFor(peer, { jobs: worker }));
    await worker.startWorkers();
    const { id } = await newInterview();
    const mailId = await plan({ interviewId: id });
    await vi.waitFor(async () => expect((await mailRow(mailId)).state).toBe("sent"), {
      timeout: 60_000,
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
    await send(depsFor(good), await change((inside) => resendInvitation({ keyring: testKeyring }, inside, id)));
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
        suite.db.connection.url,
        peer.url,
        suite.workspaceId,
        mailId,
      ],
      { stdio: "ignore" },
    );
    await vi.waitFor(() => expect(taken.count).toBe(1), { timeout: 60_000, interval: 50 });
    worker.kill("SIGKILL");
    await once(worker, "exit");
    expect(await mailRow(mailId)).toMatchObject({ state: "sending", attempts: 1 });

    const deps = depsFor(peer);
    await send(deps, mailId);
    expect(await mailRow(mailId)).toMatchObject({ state: "sending" });
    suite.now = new Date(Date.now() + 2 * 60_000);
    await send(deps, mailId);
    expect(await mailRow(mailId)).toMatchObject({ state: "uncertain", attempts: 1 });
    expect(await eventsOf(id)).toEqual(["invitation.uncertain"]);
    expect(taken.count).toBe(1);
  });

  test("the sweep finds what a dead worker left, also without its job", async () => {
    const { id } = await newInterview();
    const mailId = await plan({ interviewId: id });
    await suite.db.database
      .updateTable("mails")
      .set({ state: "sending", attempts: 1, sending_at: new Date(suite.now.getTime() - 5 * 60_000) })
      .where("id", "=", mailId)
      .execute();
    await sweepMails({ database: suite.db.database, jobs: suite.jobs, clock: () => suite.now });
    expect(await mailRow(mailId)).toMatchObject({ state: "uncertain" });
  });
});
