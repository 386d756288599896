/** The room over HTTP, on a real database and a real folder: from the link to the receipt. */
import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PositionSettings } from "../../../shared/position.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createInterview, createPosition, createWorkspace } from "../../../test/factories.ts";
import { openPage, type RoomServer, sha256, startRoomServer } from "../../../test/room-server.ts";
import type { WorkspaceId } from "../../core/actor.ts";
import { answersOf, prepareMedia } from "../../core/recordings/index.ts";
import { expireInterviews } from "../../core/rooms/index.ts";

let test: TestDatabase;
let server: RoomServer;
let folder: string;
let workspaceId: WorkspaceId;
let recording: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  test = await createTestDatabase({ poolSize: 10 });
  folder = await mkdtemp(join(tmpdir(), "greenroom-room-"));
  server = await startRoomServer(test, folder);
  const fixture = new URL("../../platform/media/fixtures/vp9-opus.webm", import.meta.url);
  recording = new Uint8Array(await readFile(fixture));
});
afterAll(async () => {
  await server?.close();
  await test?.drop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  server.clock.aheadMs = 0;
  workspaceId = (await createWorkspace(test.database)).id;
});

async function invite(
  given: {
    settings?: Partial<PositionSettings>;
    questions?: string[];
    interview?: Parameters<typeof createInterview>[3];
  } = {},
) {
  const position = await createPosition(test.database, workspaceId, {
    ...(given.settings ? { settings: given.settings } : {}),
    ...(given.questions ? { questions: given.questions } : {}),
  });
  const interview = await createInterview(test.database, workspaceId, position.id, given.interview);
  return { position, interview, page: openPage(() => server, interview.code) };
}

const eventTypes = async (interviewId: string) =>
  (
    await test.database
      .selectFrom("events")
      .select("type")
      .where("interview_id", "=", interviewId)
      .orderBy("sequence")
      .execute()
  ).map(({ type }) => type);

const firstOf = <Row>(rows: readonly Row[]): Row => {
  const [row] = rows;
  if (row === undefined) throw new Error("There is none.");
  return row;
};

const retakes = async (interviewId: string, count: number) => {
  await test.database
    .updateTable("interview_questions")
    .set({ retakes: count })
    .where("interview_id", "=", interviewId)
    .execute();
};

describe("the way through the room", () => {
  it("goes from consent to the receipt, and every byte is what was recorded", async () => {
    const { interview, page } = await invite();
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

    const take = await page.record(first, recording);
    expect(take.number).toBe(1);
    expect(take.receipt).toMatchObject({ bytes: recording.length, sha256: sha256(recording) });
    expect(take.room.questions[0]).toMatchObject({ state: "recorded", takesLeft: 1 });
    expect(take.room.questions[1]?.text).toBe("");
    const url = take.room.questions[0]?.takes[0]?.url ?? "";
    expect(sha256(new Uint8Array(await (await fetch(url)).arrayBuffer()))).toBe(sha256(recording));

    const kept = await page.keep(take.takeId);
    expect(kept.body.questions.map(({ state, text }) => ({ state, text }))).toEqual([
      { state: "answered", text: "What have you built?" },
      { state: "open", text: "What went wrong?" },
    ]);
    expect((await page.post("/finish")).body).toMatchObject({ code: "not_allowed" });
    const other = await page.record(second, recording);
    await page.keep(other.takeId);
    const finished = (await page.post("/finish")).body;
    expect(finished.stage).toBe("completed");
    expect(
      finished.receipt?.answers.map(({ questionId, bytes, sha256: hash }) => ({ questionId, bytes, hash })),
    ).toEqual([first, second].map((questionId) => ({ questionId, bytes: recording.length, hash: sha256(recording) })));
    expect((await page.post("/finish")).body.completedAt).toBe(finished.completedAt);
    expect(await eventTypes(interview.id)).toEqual([
      "interview.started",
      "interview.answering",
      "interview.answered",
      "interview.answered",
      "interview.completed",
    ]);
    const visits = await test.database
      .selectFrom("room_visits")
      .selectAll()
      .where("interview_id", "=", interview.id)
      .execute();
    expect(visits).toMatchObject([{ ip: "127.0.0.1", user_agent: "node" }]);
  });

  it("makes an answer an MP4 that plays, keeps the original, and leaves a broken one as it is", async () => {
    const { interview, page } = await invite();
    const [first = "", second = ""] = interview.questionIds;
    await page.enter();
    const good = await page.record(first, recording);
    await page.keep(good.takeId);
    const bad = await page.record(second, new Uint8Array(randomBytes(5000)));
    for (const takeId of [good.takeId, bad.takeId, good.takeId]) {
      await prepareMedia(server.deps, { workspaceId, takeId }, { lastAttempt: false });
    }
    const answers = (await answersOf(server.deps, workspaceId, [interview.id])).get(interview.id) ?? [];
    expect(answers[0]).toMatchObject({
      mediaState: "playable",
      original: { sha256: sha256(recording), bytes: recording.length },
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
    const { page } = await invite({ interview: { questions_ready: false } });
    await page.post("/consent");
    expect(await page.post("/enter")).toMatchObject({ status: 409, body: { code: "not_ready" } });
  });

  it("answers in writing", async () => {
    const { interview, page } = await invite({ questions: ["Write."] });
    const [id = ""] = interview.questionIds;
    await test.database.updateTable("interview_questions").set({ answer_kind: "text" }).where("id", "=", id).execute();
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
    const { interview, page } = await invite({
      questions: ["One"],
      settings: { postScreening: [{ ...question, options: [], required: true, mustHave: false, acceptedAnswers: [] }] },
      interview: { retakes_allowed: 1 },
    });
    await page.enter();
    const [id = ""] = interview.questionIds;
    await retakes(interview.id, 0);
    await page.record(id, recording);
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
    const take = await page.record(id, recording.slice(0, 1000));
    expect(take.number).toBe(1);
    expect((await page.post("/finish")).body).toMatchObject({ stage: "completed", attempt: { mayRetake: false } });
    expect((await page.post("/retake")).body).toMatchObject({ code: "completed" });
    const answers = (await answersOf(server.deps, workspaceId, [interview.id])).get(interview.id) ?? [];
    expect(answers).toMatchObject([{ attempt: 2, original: { bytes: 1000 } }]);
  });
});

describe("takes", () => {
  it("end when none is left; a discarded one counts, one that a fault broke off does not", async () => {
    const { interview, page } = await invite({ questions: ["One"] });
    const [id = ""] = interview.questionIds;
    await page.enter();
    const broken = (await page.start(id)).body;
    await page.patch(broken.segmentId, 0, recording.slice(0, 4000));
    await page.finishSegment(broken.segmentId, recording.slice(0, 4000), { interrupted: true });
    expect((await page.room()).body.questions[0]).toMatchObject({ takesLeft: 2, takes: [{ state: "interrupted" }] });
    expect((await page.discard(broken.takeId)).body.questions[0]).toMatchObject({
      takesLeft: 2,
      takes: [{ state: "discarded", counted: false }],
    });
    const second = await page.record(id, recording);
    expect(second.number).toBe(2);
    expect((await page.discard(second.takeId)).body.questions[0]?.takesLeft).toBe(1);
    const third = await page.record(id, recording);
    expect(third.room.questions[0]).toMatchObject({ state: "answered", takesLeft: 0 });
    expect((await page.start(id)).status).toBe(403);
    expect((await page.discard(third.takeId)).body).toMatchObject({ code: "not_allowed" });
  });

  it("keep the newest unless the candidate chooses an earlier one", async () => {
    const { interview, page } = await invite({ questions: ["One"] });
    const [id = ""] = interview.questionIds;
    await page.enter();
    const first = await page.record(id, recording);
    const second = await page.record(id, recording.slice(0, 2000));
    expect(second.room.questions[0]?.takes.map(({ kept }) => kept)).toEqual([false, true]);
    expect((await page.keep(first.takeId)).body.questions[0]?.takes.map(({ kept }) => kept)).toEqual([true, false]);
  });

  it("go on in a new segment after a fault, and are joined", async () => {
    const { interview, page } = await invite({ questions: ["One"] });
    const [id = ""] = interview.questionIds;
    await page.enter();
    const take = (await page.start(id)).body;
    await page.patch(take.segmentId, 0, recording);
    await page.finishSegment(take.segmentId, recording, { interrupted: true });
    const next = await page.post<{ segmentId: string }>(`/takes/${take.takeId}/segments`, {
      fence: page.fence(),
      contentType: "video/webm;codecs=vp9,opus",
    });
    expect((await page.finishTake(take.takeId)).body).toMatchObject({ code: "not_ready" });
    await page.patch(next.body.segmentId, 0, recording);
    await page.finishSegment(next.body.segmentId, recording);
    expect((await page.finishTake(take.takeId)).body.questions[0]?.takes[0]).toMatchObject({
      state: "finished",
      durationMs: 6000,
      segments: [{ state: "interrupted" }, { state: "finished" }],
    });
    const before = firstOf((await answersOf(server.deps, workspaceId, [interview.id])).get(interview.id) ?? []);
    expect(before).toMatchObject({ interrupted: true, original: { sha256: sha256(recording) } });
    await prepareMedia(server.deps, { workspaceId, takeId: take.takeId }, { lastAttempt: false });
    const after = firstOf((await answersOf(server.deps, workspaceId, [interview.id])).get(interview.id) ?? []);
    expect(after.mediaState).toBe("playable");
    expect(after.original?.id).toBe(after.playable?.id);
    expect(after.segments).toMatchObject([{ sha256: sha256(recording) }, { sha256: sha256(recording) }]);
  });

  it("are given again when the answer to their start was lost", async () => {
    const { interview, page } = await invite();
    const [id = "", other = ""] = interview.questionIds;
    await page.enter();
    const first = await page.start(id);
    expect((await page.start(id)).body).toEqual(first.body);
    expect((await page.start(other)).body).toMatchObject({ code: "not_allowed" });
    await page.patch(first.body.segmentId, 0, recording.slice(0, 10));
    expect((await page.start(id)).body).toMatchObject({ code: "not_allowed" });
  });
});

describe("an upload", () => {
  async function started() {
    const { interview, page } = await invite();
    await page.enter();
    const { body } = await page.start(interview.questionIds[0] ?? "");
    return { interview, page, ...body };
  }

  it("with another hash than was stated is refused with what the server holds, and stays open", async () => {
    const { page, segmentId } = await started();
    await page.patch(segmentId, 0, recording.slice(0, 5000));
    expect(await page.finishSegment(segmentId, recording)).toMatchObject({
      status: 409,
      body: { code: "mismatch", bytes: 5000, sha256: sha256(recording.slice(0, 5000)) },
    });
    expect((await page.patch(segmentId, 5000, recording.slice(5000))).status).toBe(204);
    const receipt = await page.finishSegment(segmentId, recording);
    expect(receipt).toMatchObject({ status: 200, body: { bytes: recording.length, sha256: sha256(recording) } });
    expect((await page.finishSegment(segmentId, recording)).body).toEqual(receipt.body);
    expect(await page.patch(segmentId, recording.length, new Uint8Array(10))).toMatchObject({
      status: 403,
      code: "not_allowed",
    });
    expect(await page.head(segmentId)).toMatchObject({ status: 200, offset: recording.length });
  });

  it("goes on after the server was replaced", async () => {
    const { page, segmentId } = await started();
    await page.patch(segmentId, 0, recording.slice(0, 7000));
    await server.close();
    server = await startRoomServer(test, folder);
    expect(await page.head(segmentId)).toMatchObject({ status: 200, offset: 7000 });
    expect((await page.patch(segmentId, 0, recording)).status).toBe(409);
    await page.patch(segmentId, 7000, recording.slice(7000));
    expect((await page.finishSegment(segmentId, recording)).status).toBe(200);
  });

  it("keeps what arrived of a request that was cut off", async () => {
    const { page, segmentId, interview } = await started();
    const { hostname, port } = new URL(server.url);
    await new Promise<void>((resolve, reject) => {
      const socket = createConnection(Number(port), hostname, () => {
        socket.write(
          `PATCH /api/room/uploads/${segmentId} HTTP/1.1\r\nHost: room\r\nX-Room-Code: ${interview.code}\r\n` +
            `X-Room-Fence: ${page.fence()}\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n` +
            `Content-Type: application/offset+octet-stream\r\nContent-Length: ${recording.length}\r\n\r\n`,
        );
        socket.write(recording.slice(0, 3000), () => setTimeout(() => socket.destroy(), 100));
      });
      socket.on("close", () => resolve());
      socket.on("error", reject);
    });
    const { offset } = await page.head(segmentId);
    expect(offset).toBeLessThanOrEqual(3000);
    await page.patch(segmentId, offset, recording.slice(offset));
    expect((await page.finishSegment(segmentId, recording)).status).toBe(200);
  });

  it("takes the same chunk once when it is sent twice at a time", async () => {
    const { page, segmentId } = await started();
    const both = await Promise.all([page.patch(segmentId, 0, recording), page.patch(segmentId, 0, recording)]);
    expect(both.filter(({ status }) => status === 204)).toHaveLength(1);
    const { offset } = await page.head(segmentId);
    await page.patch(segmentId, offset, recording.slice(offset));
    expect((await page.finishSegment(segmentId, recording)).status).toBe(200);
  });

  it("takes nothing beyond its bound", async () => {
    const { page, segmentId, interview } = await started();
    const response = await fetch(`${server.url}/api/room/uploads/${segmentId}`, {
      method: "PATCH",
      headers: {
        "x-room-code": interview.code,
        "x-room-fence": String(page.fence()),
        "tus-resumable": "1.0.0",
        "upload-offset": "0",
        "content-type": "application/offset+octet-stream",
      },
      body: new Uint8Array(200 * 1024 * 1024),
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: "too_large" });
  });

  it("answers with the headers that a page on another origin may read", async () => {
    const { page, segmentId, interview } = await started();
    const options = await fetch(`${server.url}/api/room/uploads/${segmentId}`, { method: "OPTIONS" });
    expect(options.status).toBe(204);
    expect(options.headers.get("access-control-allow-headers")).toContain("x-room-fence");
    const head = await fetch(`${server.url}/api/room/uploads/${segmentId}`, {
      method: "HEAD",
      headers: { "x-room-code": interview.code, "x-room-fence": String(page.fence()), "tus-resumable": "1.0.0" },
    });
    expect(head.headers.get("access-control-allow-origin")).toBe("*");
    expect(head.headers.get("access-control-expose-headers")?.toLowerCase()).toContain("upload-offset");
  });
});

describe("a second tab", () => {
  it("is told of the first, takes over, fences it off and finishes what it left", async () => {
    const { interview, page } = await invite();
    const second = openPage(() => server, interview.code, "tab-2");
    await page.enter();
    const { body } = await page.start(interview.questionIds[0] ?? "");
    await page.patch(body.segmentId, 0, recording.slice(0, 5000));
    expect((await second.hold()).body).toMatchObject({ held: false });
    expect((await second.hold(true)).body).toMatchObject({ held: true, fence: page.fence() + 1 });
    expect(await page.patch(body.segmentId, 5000, recording.slice(5000))).toMatchObject({
      status: 403,
      code: "fenced",
    });
    expect((await page.finishSegment(body.segmentId, recording)).body).toMatchObject({ code: "fenced" });
    expect((await page.discard(body.takeId)).body).toMatchObject({ code: "fenced" });
    expect(await second.head(body.segmentId)).toMatchObject({ status: 200, offset: 5000 });
    await second.patch(body.segmentId, 5000, recording.slice(5000));
    expect((await second.finishSegment(body.segmentId, recording)).status).toBe(200);
  });

  it("needs no taking over once the first was not seen for 15 seconds", async () => {
    const { interview, page } = await invite();
    await page.enter();
    server.clock.aheadMs = 16_000;
    expect((await openPage(() => server, interview.code, "tab-2").hold()).body).toMatchObject({ held: true });
  });
});

describe("the end of a link", () => {
  it("ends the room at once and by the clock, but not a take that runs", async () => {
    const { interview, page } = await invite({
      questions: ["One"],
      interview: { expires_at: new Date(Date.now() + 60_000) },
    });
    const idle = await invite({ interview: { expires_at: new Date(Date.now() + 60_000) } });
    await page.enter();
    const { body } = await page.start(interview.questionIds[0] ?? "");
    server.clock.aheadMs = 120_000;
    expect((await idle.page.room()).body.stage).toBe("expired");
    expect((await idle.page.post("/consent")).body).toMatchObject({ code: "expired" });
    await expireInterviews(server.deps);
    expect(await eventTypes(idle.interview.id)).toEqual(["interview.expired"]);
    await page.patch(body.segmentId, 0, recording);
    expect((await page.finishSegment(body.segmentId, recording)).status).toBe(200);
    expect((await page.finishTake(body.takeId)).body.stage).toBe("completed");
  });

  it("ends the take too after half an hour", async () => {
    const { interview, page } = await invite({ interview: { expires_at: new Date(Date.now() + 60_000) } });
    await page.enter();
    const { body } = await page.start(interview.questionIds[0] ?? "");
    server.clock.aheadMs = 60_000 + 31 * 60_000;
    expect(await page.patch(body.segmentId, 0, recording)).toMatchObject({ status: 410, code: "expired" });
    await expireInterviews(server.deps);
    expect((await page.room()).body.stage).toBe("expired");
  });

  it("leaves to the team what was received of a take that nobody came back to", async () => {
    const { interview, page } = await invite({ interview: { expires_at: new Date(Date.now() + 60_000) } });
    await page.enter();
    const { body } = await page.start(interview.questionIds[0] ?? "");
    const received = recording.slice(0, Math.floor(recording.length / 2));
    await page.patch(body.segmentId, 0, received);
    const job = { workspaceId, takeId: body.takeId };
    await prepareMedia(server.deps, job, { lastAttempt: false });
    expect((await page.room()).body.questions[0]?.takes[0]).toMatchObject({ state: "recording" });
    server.clock.aheadMs = 60_000 + 31 * 60_000;
    await expireInterviews(server.deps);
    await prepareMedia(server.deps, job, { lastAttempt: false });
    const answers = (await answersOf(server.deps, workspaceId, [interview.id])).get(interview.id) ?? [];
    expect(answers).toMatchObject([
      { interrupted: true, mediaState: "playable", original: { bytes: received.length, sha256: sha256(received) } },
    ]);
  });
});

describe("a code", () => {
  it("never reaches another interview's take, segment or file", async () => {
    const mine = await invite();
    const theirs = await invite();
    await mine.page.enter();
    await theirs.page.enter();
    const question = theirs.interview.questionIds[0] ?? "";
    const { body } = await theirs.page.start(question);
    await theirs.page.patch(body.segmentId, 0, recording);
    expect((await mine.page.head(body.segmentId)).status).toBe(404);
    expect((await mine.page.patch(body.segmentId, recording.length, recording)).status).toBe(404);
    expect((await mine.page.finishSegment(body.segmentId, recording)).status).toBe(404);
    expect((await mine.page.finishTake(body.takeId)).status).toBe(404);
    expect((await mine.page.discard(body.takeId)).status).toBe(404);
    expect((await mine.page.start(question)).status).toBe(404);
    expect((await mine.page.post(`/questions/${question}/show`)).status).toBe(404);
    const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0]);
    expect(
      (await mine.page.send("PUT", `/takes/${body.takeId}/thumbnail`, { bytes: jpeg, type: "image/jpeg" })).status,
    ).toBe(404);
    expect(
      (await theirs.page.send("PUT", `/takes/${body.takeId}/thumbnail`, { bytes: jpeg, type: "image/jpeg" })).status,
    ).toBe(204);
    expect((await theirs.page.finishSegment(body.segmentId, recording)).status).toBe(200);
  });

  it("that opens nothing is refused, and after many tries the address has to wait", async () => {
    const restarted = await startRoomServer(test, folder);
    const page = openPage(() => restarted, "AAAAAAAAAAA");
    expect(await page.room()).toMatchObject({ status: 404, body: { code: "unknown_link" } });
    for (let tries = 0; tries < 30; tries += 1) await page.room();
    expect(await page.room()).toMatchObject({ status: 429, body: { code: "rate_limited" } });
    await restarted.close();
  });

  it("of a deleted interview opens nothing", async () => {
    const { page } = await invite({ interview: { deleted_at: new Date() } });
    expect(await page.room()).toMatchObject({ status: 404, body: { code: "unknown_link" } });
  });

  it("is answered with problems also for broken bodies and unknown addresses", async () => {
    const { page, interview } = await invite();
    expect(await page.post("/hold", { tabId: "x", takeOver: false, more: 1 })).toMatchObject({
      status: 400,
      body: { code: "invalid" },
    });
    expect(await page.send("GET", "/nothing")).toMatchObject({ status: 404, body: { code: "invalid" } });
    const broken = await fetch(`${server.url}/api/room/hold`, {
      method: "POST",
      headers: { "x-room-code": interview.code, "content-type": "application/json" },
      body: "{",
    });
    expect(broken.status).toBe(400);
    expect(await broken.json()).toMatchObject({ code: "invalid" });
  });
});
