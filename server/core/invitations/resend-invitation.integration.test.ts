/** Sending the link again, also to a corrected address. */
import { simpleParser } from "mailparser";
import { describe, expect, test } from "vitest";
import { testKeyring } from "../../../test/factories.ts";
import { HOUR_MS, mailSuite } from "../../../test/mail-suite.ts";
import { smtpRefusal } from "../../../test/smtp-peer.ts";
import { hashSecret } from "../../platform/keyring/keyring.ts";
import { readMail, resendInvitation } from "./index.ts";

const suite = mailSuite();
const { startPeer, depsFor, change, plan, send, mailRow, interviewRow, mailsOf, newInterview } = suite;

describe("resending", () => {
  test("a corrected address becomes the interview's own, and what waited for the old one follows", async () => {
    const peer = await startPeer();
    const { id } = await newInterview({ email: "wrong@example.com" });
    const waiting = await plan({
      interviewId: id,
      sendAt: new Date(suite.now.getTime() + HOUR_MS),
      toEmail: "wrong@example.com",
    });
    const reminder = await plan({
      interviewId: id,
      purpose: "reminder",
      sendAt: new Date(suite.now.getTime() + 72 * HOUR_MS),
      toEmail: "wrong@example.com",
    });
    const mailId = await change((inside) =>
      resendInvitation({ keyring: testKeyring }, inside, id, { email: " Right@Example.com " }),
    );
    expect(await mailRow(waiting)).toMatchObject({ state: "cancelled" });
    expect(await mailRow(reminder)).toMatchObject({ state: "scheduled", to_email: "right@example.com" });
    await send(depsFor(peer), mailId);
    const parsed = await simpleParser(peer.received[0] ?? "");
    expect(parsed.to).toMatchObject({ value: [{ address: "right@example.com" }] });
    const interview = await interviewRow(id);
    expect(interview).toMatchObject({ email: "right@example.com", progress: "invited" });
    const candidate = await suite.db.database
      .selectFrom("candidates")
      .select("email")
      .where("id", "=", interview.candidate_id)
      .executeTakeFirstOrThrow();
    expect(candidate.email).toBe("right@example.com");
  });

  test("an address that the position has already is refused, and nothing is planned", async () => {
    const { email } = await newInterview({ email: "taken@example.com" });
    const { id } = await newInterview();
    await expect(
      change((inside) => resendInvitation({ keyring: testKeyring }, inside, id, { email })),
    ).rejects.toMatchObject({
      refusal: { code: "duplicate", path: ["email"] },
    });
    expect(await mailsOf(id, "resend")).toEqual([]);
  });

  test("an ended interview is not sent again; an expired one is to be extended first", async () => {
    for (const overrides of [
      { progress: "completed" as const },
      { progress: "withdrawn" as const },
      { admission: "refused" as const },
      { archived_at: suite.now },
    ]) {
      const { id } = await newInterview(overrides);
      await expect(change((inside) => resendInvitation({ keyring: testKeyring }, inside, id))).rejects.toMatchObject({
        refusal: { code: "conflict" },
      });
    }
    const { id } = await newInterview({ progress: "expired" });
    await expect(change((inside) => resendInvitation({ keyring: testKeyring }, inside, id))).rejects.toThrow(
      "Extend it first",
    );
  });

  test("the link that went to the wrong person stops working, and the next mail carries another", async () => {
    const peer = await startPeer();
    const { id, code } = await newInterview({ email: "stranger@example.com" });
    const first = await plan({ interviewId: id });
    await send(depsFor(peer), first);
    await change((inside) => resendInvitation({ keyring: testKeyring }, inside, id));
    expect(await interviewRow(id)).toMatchObject({ code_generation: 1, code_hash: hashSecret(code) });

    const mailId = await change((inside) =>
      resendInvitation({ keyring: testKeyring }, inside, id, { email: "meant@example.com" }),
    );
    const next = testKeyring.roomCode(id, 2);
    expect(await interviewRow(id)).toMatchObject({ code_generation: 2, code_hash: hashSecret(next), holder: null });
    await send(depsFor(peer), mailId);
    const sent = await simpleParser(peer.received.at(-1) ?? "");
    expect(sent.text).toContain(`/i/${next}`);
    expect(sent.text).not.toContain(code);
    // Each mail is shown as it went out, with the code of its own time; neither code is stored.
    const shown = await readMail(depsFor(peer), suite.workspaceId, first);
    expect(shown.text).toContain(`/i/${code}`);
    expect((await readMail(depsFor(peer), suite.workspaceId, mailId)).text).toContain(`/i/${next}`);
    const stored = JSON.stringify([(await mailRow(first)).content, (await mailRow(mailId)).content]);
    expect(stored).not.toContain(code);
    expect(stored).not.toContain(next);
  });

  test("a mail that a server puts off while its address is corrected never goes to the old one", async () => {
    let corrected: Promise<unknown> = Promise.resolve();
    let interviewId = "";
    const peer = await startPeer({
      // The correction comes while the mail is in the state sending.
      onRcptTo(_address, _session, done) {
        corrected = change((inside) =>
          resendInvitation({ keyring: testKeyring }, inside, interviewId, { email: "new@example.com" }),
        );
        void corrected.then(() => done(smtpRefusal(451)));
      },
    });
    const { id } = await newInterview({ email: "old@example.com" });
    interviewId = id;
    const mailId = await plan({ interviewId: id });
    await expect(send(depsFor(peer), mailId)).rejects.toThrow("not taken over yet");
    await corrected;
    expect(await mailRow(mailId)).toMatchObject({ state: "cancelled", last_error: "The address was corrected." });
    const good = await startPeer();
    await send(depsFor(good), mailId);
    expect(good.received).toHaveLength(0);
  });

  test("a mail that waits for its next try is not sent to an address that was corrected meanwhile", async () => {
    const peer = await startPeer({ onRcptTo: (_address, _session, done) => done(smtpRefusal(451)) });
    for (const purpose of ["invitation", "receipt", "reminder"] as const) {
      const { id } = await newInterview({
        progress: purpose === "receipt" ? "completed" : "created",
        ...(purpose === "reminder" ? { expires_at: new Date(suite.now.getTime() + 24 * HOUR_MS) } : {}),
      });
      const mailId = await plan({ interviewId: id, purpose });
      await expect(send(depsFor(peer), mailId)).rejects.toThrow("not taken over yet");
      // As an import or a statement by hand would do it: nobody tells the mail.
      await suite.db.database
        .updateTable("interviews")
        .set({ email: `elsewhere-${id}@example.com` })
        .where("id", "=", id)
        .execute();
      const good = await startPeer();
      await send(depsFor(good), mailId);
      expect(good.received).toHaveLength(0);
      expect(await mailRow(mailId)).toMatchObject({ state: "cancelled", last_error: "The address was corrected." });
    }
  });
});
