/** The room over HTTP, on a real database and a real folder: from the link to the receipt. */
import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { sha256 } from "../../../test/room-server.ts";
import { roomSuite } from "../../../test/room-suite.ts";
import { answersOf, prepareMedia } from "../../core/recordings/index.ts";

const suite = roomSuite();

const firstOf = <Row>(rows: readonly Row[]): Row => {
  const [row] = rows;
  if (row === undefined) throw new Error("There is none.");
  return row;
};

const retakes = async (interviewId: string, count: number) => {
  await suite
    .database()
    .updateTable("interview_questions")
    .set({ retakes: count })
    .where("interview_id", "=", interviewId)
    .execute();
};

describe("the way through the room", () => {
  it("goes from consent to the receipt, and every byte is what was recorded", async () => {
    const { interview, page } = await suite.invite();
    const [first = "", second = ""] = interview.questionIds;
    const before = (await page.room()).body;
    expect(before).toMatchObject({ stage: "consent", questionCount: 2, totalAnswerSeconds: 240 });
    expect(before.questions.map(({ text, state }) => ({ text, state }))).toEqual([
      { text: "", state: "locked" },
      { text: "", state: "locked" },
    ]);
    expect((await page.post("/enter")).body).toMatchObject({ code: "not_ready" });
    expect((await page.post("/consent")).body.stage).toBe("lobby");
    const entered = (await page.post("/enter")).body;
    expect(entered.stage).toBe("answering");
    expect(entered.questions.map(({ text }) => text)).toEqual(["What have you built?", ""]);
    await page.hold();
    const shown = (await page.post(`/questions/${first}/show`)).body.questions[0]?.shownAt;
    expect(shown).not.toBeNull();
    expect((await page.post(`/questions/${first}/show`)).body.questions[0]?.shownAt).toBe(shown);
    expect((await page.post(`/questions/${second}/show`)).body).toMatchObject({ code: "not_allowed" });

    const take = await page.record(first, suite.recording());
    expect(take.number).toBe(1);
    expect(take.receipt).toMatchObject({ bytes: suite.recording().length, sha256: sha256(suite.recording()) });
    expect(take.room.questions[0]).toMatchObject({ state: "recorded", takesLeft: 1 });
    expect(take.room.questions[1]?.text).toBe("");
    const url = take.room.questions[0]?.takes[0]?.url ?? "";
    expect(sha256(new Uint8Array(await (await fetch(url)).arrayBuffer()))).toBe(sha256(suite.recording()));

    const kept = await page.keep(take.takeId);
    expect(kept.body.questions.map(({ state, text }) => ({ state, text }))).toEqual([
      { state: "answered", text: "What have you built?" },
      { state: "open", text: "What went wrong?" },
    ]);
    expect((await page.post("/finish")).body).toMatchObject({ code: "not_allowed" });
    const other = await page.record(second, suite.recording());
    await page.keep(other.takeId);
    const finished = (await page.post("/finish")).body;
    expect(finished.stage).toBe("completed");
    expect(
      finished.receipt?.answers.map(({ questionId, bytes, sha256: hash }) => ({ questionId, bytes, hash })),
    ).toEqual(
      [first, second].map((questionId) => ({
        questionId,
        bytes: suite.recording().length,
        hash: sha256(suite.recording()),
      })),
    );
    expect((await page.post("/finish")).body.completedAt).toBe(finished.completedAt);
    expect(await suite.eventTypes(interview.id)).toEqual([
      "interview.started",
      "interview.answering",
      "interview.answered",
      "interview.answered",
      "interview.completed",
    ]);
    const visits = await suite
      .database()
      .selectFrom("room_visits")
      .selectAll()
      .where("interview_id", "=", interview.id)
      .execute();
    expect(visits).toMatchObject([{ ip: "127.0.0.1", user_agent: "node" }]);
  });

  it("makes an answer an MP4 that plays, keeps the original, and leaves a broken one as it is", async () => {
    const { interview, page } = await suite.invite();
    const [first = "", second = ""] = interview.questionIds;
    await page.enter();
    const good = await page.record(first, suite.recording());
    await page.keep(good.takeId);
    const bad = await page.record(second, new Uint8Array(randomBytes(5000)));
    for (const takeId of [good.takeId, bad.takeId, good.takeId]) {
      await prepareMedia(suite.server().deps, { workspaceId: suite.workspaceId(), takeId }, { lastAttempt: false });
    }
    const answers = (await answersOf(suite.server().deps, suite.workspaceId(), [interview.id])).get(interview.id) ?? [];
    expect(answers[0]).toMatchObject({
      mediaState: "playable",
      original: { sha256: sha256(suite.recording()), bytes: suite.recording().length },
      playable: { contentType: "video/mp4" },
      takesUsed: 1,
      interrupted: false,
    });
    expect(answers[0]?.durationMs).toBeGreaterThan(500);
    expect(answers[1]).toMatchObject({ mediaState: "unplayable", playable: null, original: { bytes: 5000 } });
    expect(answers[1]?.mediaReason).toEqual(expect.any(String));
    const shown = (await page.room()).body.questions[0]?.takes[0];
    expect(shown?.contentType).toBe("video/mp4");
    expect((await fetch(shown?.url ?? "")).status).toBe(200);
  });

  it("does not enter while questions are being drawn", async () => {
    const { page } = await suite.invite({ interview: { questions_ready: false } });
    await page.post("/consent");
    expect(await page.post("/enter")).toMatchObject({ status: 409, body: { code: "not_ready" } });
  });

  it("answers in writing", async () => {
    const { interview, page } = await suite.invite({ questions: ["Write."] });
    const [id = ""] = interview.questionIds;
    await suite
      .database()
      .updateTable("interview_questions")
      .set({ answer_kind: "text" })
      .where("id", "=", id)
      .execute();
    await page.enter();
    expect((await page.start(id)).body).toMatchObject({ code: "not_allowed" });
    const answer = () => page.post(`/questions/${id}/text`, { fence: page.fence(), text: "Grüße" });
    expect((await answer()).body.questions[0]).toMatchObject({ state: "answered" });
    expect((await answer()).status).toBe(200);
    const { receipt } = (await page.post("/finish")).body;
    expect(receipt?.answers[0]).toMatchObject({ bytes: 7, sha256: sha256(Buffer.from("Grüße")) });
  });

  it("asks its questions after the interview, and allows the whole again while attempts are left", async () => {
    const question = { id: "6f0c1de2-0000-7000-8000-000000000000", text: "When can you start?", kind: "text" as const };
    const { interview, page } = await suite.invite({
      questions: ["One"],
      settings: { postScreening: [{ ...question, options: [], required: true, mustHave: false, acceptedAnswers: [] }] },
      interview: { retakes_allowed: 1 },
    });
    await page.enter();
    const [id = ""] = interview.questionIds;
    await retakes(interview.id, 0);
    await page.record(id, suite.recording());
    expect((await page.post("/finish")).body.stage).toBe("post_screening");
    expect((await page.post("/post-screening", { answers: [] })).body).toMatchObject({ code: "invalid" });
    const done = await page.post("/post-screening", { answers: [{ questionId: question.id, answer: "May" }] });
    expect(done.body).toMatchObject({ stage: "completed", attempt: { number: 1, allowed: 2, mayRetake: true } });
    const again = await page.post("/retake");
    expect(again.body).toMatchObject({
      stage: "answering",
      attempt: { number: 2 },
      questions: [{ state: "open", takes: [] }],
    });
    const take = await page.record(id, suite.recording().slice(0, 1000));
    expect(take.number).toBe(1);
    expect((await page.post("/finish")).body).toMatchObject({ stage: "completed", attempt: { mayRetake: false } });
    expect((await page.post("/retake")).body).toMatchObject({ code: "completed" });
    const answers = (await answersOf(suite.server().deps, suite.workspaceId(), [interview.id])).get(interview.id) ?? [];
    expect(answers).toMatchObject([{ attempt: 2, original: { bytes: 1000 } }]);
  });
});

describe("takes", () => {
  it("end when none is left; a discarded one counts, one that a fault broke off does not", async () => {
    const { interview, page } = await suite.invite({ questions: ["One"] });
    const [id = ""] = interview.questionIds;
    await page.enter();
    const broken = (await page.start(id)).body;
    await page.patch(broken.segmentId, 0, suite.recording().slice(0, 4000));
    await page.finishSegment(broken.segmentId, suite.recording().slice(0, 4000), { interrupted: true });
    expect((await page.room()).body.questions[0]).toMatchObject({ takesLeft: 2, takes: [{ state: "interrupted" }] });
    expect((await page.discard(broken.takeId)).body.questions[0]).toMatchObject({
      takesLeft: 2,
      takes: [{ state: "discarded", counted: false }],
    });
    const second = await page.record(id, suite.recording());
    expect(second.number).toBe(2);
    expect((await page.discard(second.takeId)).body.questions[0]?.takesLeft).toBe(1);
    const third = await page.record(id, suite.recording());
    expect(third.room.questions[0]).toMatchObject({ state: "answered", takesLeft: 0 });
    expect((await page.start(id)).status).toBe(403);
    expect((await page.discard(third.takeId)).body).toMatchObject({ code: "not_allowed" });
  });

  it("keep the newest unless the candidate chooses an earlier one", async () => {
    const { interview, page } = await suite.invite({ questions: ["One"] });
    const [id = ""] = interview.questionIds;
    await page.enter();
    const first = await page.record(id, suite.recording());
    const second = await page.record(id, suite.recording().slice(0, 2000));
    expect(second.room.questions[0]?.takes.map(({ kept }) => kept)).toEqual([false, true]);
    expect((await page.keep(first.takeId)).body.questions[0]?.takes.map(({ kept }) => kept)).toEqual([true, false]);
  });

  it("go on in a new segment after a fault, and are joined", async () => {
    const { interview, page } = await suite.invite({ questions: ["One"] });
    const [id = ""] = interview.questionIds;
    await page.enter();
    const take = (await page.start(id)).body;
    await page.patch(take.segmentId, 0, suite.recording());
    await page.finishSegment(take.segmentId, suite.recording(), { interrupted: true });
    const next = await page.post<{ segmentId: string }>(`/takes/${take.takeId}/segments`, {
      fence: page.fence(),
      contentType: "video/webm;codecs=vp9,opus",
    });
    expect((await page.finishTake(take.takeId)).body).toMatchObject({ code: "not_ready" });
    await page.patch(next.body.segmentId, 0, suite.recording());
    await page.finishSegment(next.body.segmentId, suite.recording());
    expect((await page.finishTake(take.takeId)).body.questions[0]?.takes[0]).toMatchObject({
      state: "finished",
      durationMs: 6000,
      segments: [{ state: "interrupted" }, { state: "finished" }],
    });
    const before = firstOf(
      (await answersOf(suite.server().deps, suite.workspaceId(), [interview.id])).get(interview.id) ?? [],
    );
    expect(before).toMatchObject({ interrupted: true, original: { sha256: sha256(suite.recording()) } });
    await prepareMedia(
      suite.server().deps,
      { workspaceId: suite.workspaceId(), takeId: take.takeId },
      { lastAttempt: false },
    );
    const after = firstOf(
      (await answersOf(suite.server().deps, suite.workspaceId(), [interview.id])).get(interview.id) ?? [],
    );
    expect(after.mediaState).toBe("playable");
    expect(after.original?.id).toBe(after.playable?.id);
    expect(after.segments).toMatchObject([
      { sha256: sha256(suite.recording()) },
      { sha256: sha256(suite.recording()) },
    ]);
  });

  it("are given again when the answer to their start was lost", async () => {
    const { interview, page } = await suite.invite();
    const [id = "", other = ""] = interview.questionIds;
    await page.enter();
    const first = await page.start(id);
    expect((await page.start(id)).body).toEqual(first.body);
    expect((await page.start(other)).body).toMatchObject({ code: "not_allowed" });
    await page.patch(first.body.segmentId, 0, suite.recording().slice(0, 10));
    expect((await page.start(id)).body).toMatchObject({ code: "not_allowed" });
  });
});
