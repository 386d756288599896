/** Reminders before a link ends: planned, moved, stopped. */
import { simpleParser } from "mailparser";
import { describe, expect, test } from "vitest";
import { createJobPostSchema } from "../../../shared/native.ts";
import { HOUR_MS, mailSuite } from "../../../test/mail-suite.ts";
import { applyToPost, rejectApplication } from "../applications/index.ts";
import { actOnInterviews, lockInterview } from "../interviews/index.ts";
import { createJobPost } from "../job-posts/index.ts";
import { createProject } from "../projects/index.ts";
import { replanReminders, stopReminders } from "./index.ts";

const suite = mailSuite();
const { startPeer, depsFor, change, plan, send, mailRow, mailsOf, newInterview } = suite;

describe("reminders", () => {
  async function invited() {
    const peer = await startPeer();
    const deps = depsFor(peer);
    const { id } = await newInterview();
    await send(deps, await plan({ interviewId: id }));
    const [reminder] = await mailsOf(id, "reminder");
    return { id, deps, peer, reminderId: reminder?.id ?? "", dueAt: reminder?.send_at ?? suite.now };
  }

  test("one goes out before the end, with the way to stop them", async () => {
    const { id, deps, peer, reminderId, dueAt } = await invited();
    suite.now = dueAt;
    await send(deps, reminderId);
    const raw = peer.received[1]?.toString() ?? "";
    expect((await simpleParser(raw)).subject).toContain("is open until");
    expect(raw).toMatch(/^List-Unsubscribe: <https:\/\/hire\.example\/i\/\w{11}\?reminders=off>/m);
    expect(await mailsOf(id, "reminder")).toHaveLength(1);
  });

  test("a moved end cancels the reminder that waits and plans another", async () => {
    const { id, deps, peer, reminderId, dueAt } = await invited();
    const end = new Date(dueAt.getTime() + 200 * HOUR_MS);
    await suite.db.database.updateTable("interviews").set({ expires_at: end }).where("id", "=", id).execute();
    suite.now = dueAt;
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
    suite.now = dueAt;
    await send(deps, reminderId);
    expect(peer.received).toHaveLength(1);
    suite.now = new Date(dueAt.getTime() - HOUR_MS);
    await change((inside) => stopReminders(inside, id, false));
    expect((await mailsOf(id, "reminder")).map((mail) => mail.state).sort()).toEqual(["cancelled", "scheduled"]);
  });

  test("one that the team makes needless is cancelled with it, and planned again when that is taken back", async () => {
    const { id } = await invited();
    const states = async () => (await mailsOf(id, "reminder")).map((mail) => mail.state).sort();
    await change((inside) => actOnInterviews(inside, [id], { action: "archive" }));
    expect(await states()).toEqual(["cancelled"]);
    await change((inside) => actOnInterviews(inside, [id], { action: "unarchive" }));
    expect(await states()).toEqual(["cancelled", "scheduled"]);
  });

  const postCalled = (title: string) =>
    change(async (inside) => {
      const project = await createProject(inside, { title });
      return createJobPost(
        inside,
        createJobPostSchema.parse({ projectId: project.id, title, positionId: suite.positionId }),
      );
    });
  const apply = async (interviewId: string, title: string) => {
    const post = await postCalled(title);
    return change(async (inside) => {
      const { email, name } = await lockInterview(inside, interviewId);
      const made = await applyToPost(inside, post, [{ email, name }], { source: "test", interviewed: true });
      return made.get(email)?.id ?? "";
    });
  };
  const reject = (id: string, rejected = true) => change((inside) => rejectApplication(inside, id, { rejected }));
  /** The states of all reminders, with why those that are cancelled are. */
  const statesOf = async (id: string) =>
    (await mailsOf(id, "reminder"))
      .map(({ state, last_error }) => [state, last_error].filter(Boolean).join(": "))
      .sort();
  const CANCELLED = "cancelled: The candidate's application is rejected.";

  test("one is cancelled when the last application for its interview is rejected, and planned again when that is taken back", async () => {
    const { id, dueAt } = await invited();
    const [first, second] = [await apply(id, "Engineer"), await apply(id, "Senior engineer")];
    await reject(first);
    expect(await statesOf(id)).toEqual(["scheduled"]);
    await reject(second);
    expect(await statesOf(id)).toEqual([CANCELLED]);
    await change((inside) => replanReminders(inside, id));
    expect(await statesOf(id)).toEqual([CANCELLED]);
    await reject(second, false);
    expect(await statesOf(id)).toEqual([CANCELLED, "scheduled"]);
    const waiting = (await mailsOf(id, "reminder")).find(({ state }) => state === "scheduled");
    expect(waiting?.send_at).toEqual(dueAt);
  });

  test("somebody who is rejected and applies for another job of the interview is reminded again", async () => {
    const { id } = await invited();
    await reject(await apply(id, "Engineer"));
    expect(await statesOf(id)).toEqual([CANCELLED]);
    await apply(id, "Senior engineer");
    expect(await statesOf(id)).toEqual([CANCELLED, "scheduled"]);
  });

  test("one that was planned before the rejection was known of does not go out", async () => {
    const { id, deps, peer, reminderId, dueAt } = await invited();
    const application = await apply(id, "Engineer");
    await suite.db.database
      .updateTable("applications")
      .set({ state: "rejected" })
      .where("id", "=", application)
      .execute();
    suite.now = dueAt;
    await send(deps, reminderId);
    expect(await statesOf(id)).toEqual([CANCELLED]);
    expect(peer.received).toHaveLength(1);
  });

  test("a completed interview is not reminded", async () => {
    const { id, deps, peer, reminderId, dueAt } = await invited();
    await suite.db.database.updateTable("interviews").set({ progress: "completed" }).where("id", "=", id).execute();
    suite.now = dueAt;
    await send(deps, reminderId);
    expect(await mailRow(reminderId)).toMatchObject({ state: "cancelled" });
    expect(peer.received).toHaveLength(1);
  });
});
