/** What keeps a recording whole: resumed uploads, one tab, the end of the link, and codes that reach nothing else. */
import { createConnection } from "node:net";
import { describe, expect, it } from "vitest";
import { openPage, sha256 } from "../../../test/room-server.ts";
import { roomSuite } from "../../../test/room-suite.ts";
import { answersOf, prepareMedia } from "../../core/recordings/index.ts";
import { expireInterviews } from "../../core/rooms/index.ts";

const suite = roomSuite();

describe("an upload", () => {
  async function started() {
    const { interview, page } = await suite.invite();
    await page.enter();
    const { body } = await page.start(interview.questionIds[0] ?? "");
    return { interview, page, ...body };
  }

  it("with another hash than was stated is refused with what the server holds, and stays open", async () => {
    const { page, segmentId } = await started();
    await page.patch(segmentId, 0, suite.recording().slice(0, 5000));
    expect(await page.finishSegment(segmentId, suite.recording())).toMatchObject({
      status: 409,
      body: { code: "mismatch", bytes: 5000, sha256: sha256(suite.recording().slice(0, 5000)) },
    });
    expect((await page.patch(segmentId, 5000, suite.recording().slice(5000))).status).toBe(204);
    const receipt = await page.finishSegment(segmentId, suite.recording());
    expect(receipt).toMatchObject({
      status: 200,
      body: { bytes: suite.recording().length, sha256: sha256(suite.recording()) },
    });
    expect((await page.finishSegment(segmentId, suite.recording())).body).toEqual(receipt.body);
    expect(await page.patch(segmentId, suite.recording().length, new Uint8Array(10))).toMatchObject({
      status: 403,
      code: "not_allowed",
    });
    expect(await page.head(segmentId)).toMatchObject({ status: 200, offset: suite.recording().length });
  });

  it("goes on after the server was replaced", async () => {
    const { page, segmentId } = await started();
    await page.patch(segmentId, 0, suite.recording().slice(0, 7000));
    await suite.restart();
    expect(await page.head(segmentId)).toMatchObject({ status: 200, offset: 7000 });
    expect((await page.patch(segmentId, 0, suite.recording())).status).toBe(409);
    await page.patch(segmentId, 7000, suite.recording().slice(7000));
    expect((await page.finishSegment(segmentId, suite.recording())).status).toBe(200);
  });

  it("keeps what arrived of a request that was cut off", async () => {
    const { page, segmentId, interview } = await started();
    const { hostname, port } = new URL(suite.server().url);
    await new Promise<void>((resolve, reject) => {
      const socket = createConnection(Number(port), hostname, () => {
        socket.write(
          `PATCH /api/room/uploads/${segmentId} HTTP/1.1\r\nHost: room\r\nX-Room-Code: ${interview.code}\r\n` +
            `X-Room-Fence: ${page.fence()}\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n` +
            `Content-Type: application/offset+octet-stream\r\nContent-Length: ${suite.recording().length}\r\n\r\n`,
        );
        socket.write(suite.recording().slice(0, 3000), () => setTimeout(() => socket.destroy(), 100));
      });
      socket.on("close", () => resolve());
      socket.on("error", reject);
    });
    const { offset } = await page.head(segmentId);
    expect(offset).toBeLessThanOrEqual(3000);
    await page.patch(segmentId, offset, suite.recording().slice(offset));
    expect((await page.finishSegment(segmentId, suite.recording())).status).toBe(200);
  });

  it("takes the same chunk once when it is sent twice at a time", async () => {
    const { page, segmentId } = await started();
    const both = await Promise.all([
      page.patch(segmentId, 0, suite.recording()),
      page.patch(segmentId, 0, suite.recording()),
    ]);
    expect(both.filter(({ status }) => status === 204)).toHaveLength(1);
    const { offset } = await page.head(segmentId);
    await page.patch(segmentId, offset, suite.recording().slice(offset));
    expect((await page.finishSegment(segmentId, suite.recording())).status).toBe(200);
  });

  it("takes nothing beyond its bound", async () => {
    const { page, segmentId, interview } = await started();
    const response = await fetch(`${suite.server().url}/api/room/uploads/${segmentId}`, {
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
    const options = await fetch(`${suite.server().url}/api/room/uploads/${segmentId}`, { method: "OPTIONS" });
    expect(options.status).toBe(204);
    expect(options.headers.get("access-control-allow-headers")).toContain("x-room-fence");
    const head = await fetch(`${suite.server().url}/api/room/uploads/${segmentId}`, {
      method: "HEAD",
      headers: { "x-room-code": interview.code, "x-room-fence": String(page.fence()), "tus-resumable": "1.0.0" },
    });
    expect(head.headers.get("access-control-allow-origin")).toBe("*");
    expect(head.headers.get("access-control-expose-headers")?.toLowerCase()).toContain("upload-offset");
  });
});

describe("a second tab", () => {
  it("is told of the first, takes over, fences it off and finishes what it left", async () => {
    const { interview, page } = await suite.invite();
    const second = openPage(suite.server, interview.code, "tab-2");
    await page.enter();
    const { body } = await page.start(interview.questionIds[0] ?? "");
    await page.patch(body.segmentId, 0, suite.recording().slice(0, 5000));
    expect((await second.hold()).body).toMatchObject({ held: false });
    expect((await second.hold(true)).body).toMatchObject({ held: true, fence: page.fence() + 1 });
    expect(await page.patch(body.segmentId, 5000, suite.recording().slice(5000))).toMatchObject({
      status: 403,
      code: "fenced",
    });
    expect((await page.finishSegment(body.segmentId, suite.recording())).body).toMatchObject({ code: "fenced" });
    expect((await page.discard(body.takeId)).body).toMatchObject({ code: "fenced" });
    expect(await second.head(body.segmentId)).toMatchObject({ status: 200, offset: 5000 });
    await second.patch(body.segmentId, 5000, suite.recording().slice(5000));
    expect((await second.finishSegment(body.segmentId, suite.recording())).status).toBe(200);
  });

  it("needs no taking over once the first was not seen for 15 seconds", async () => {
    const { interview, page } = await suite.invite();
    await page.enter();
    suite.server().clock.aheadMs = 16_000;
    expect((await openPage(suite.server, interview.code, "tab-2").hold()).body).toMatchObject({ held: true });
  });
});

describe("the end of a link", () => {
  it("ends the room at once and by the clock, but not a take that runs", async () => {
    const { interview, page } = await suite.invite({
      questions: ["One"],
      interview: { expires_at: new Date(Date.now() + 60_000) },
    });
    const idle = await suite.invite({ interview: { expires_at: new Date(Date.now() + 60_000) } });
    await page.enter();
    const { body } = await page.start(interview.questionIds[0] ?? "");
    suite.server().clock.aheadMs = 120_000;
    expect((await idle.page.room()).body.stage).toBe("expired");
    expect((await idle.page.post("/consent")).body).toMatchObject({ code: "expired" });
    await expireInterviews(suite.server().deps);
    expect(await suite.eventTypes(idle.interview.id)).toEqual(["interview.expired"]);
    await page.patch(body.segmentId, 0, suite.recording());
    expect((await page.finishSegment(body.segmentId, suite.recording())).status).toBe(200);
    expect((await page.finishTake(body.takeId)).body.stage).toBe("completed");
  });

  it("ends the take too after half an hour", async () => {
    const { interview, page } = await suite.invite({ interview: { expires_at: new Date(Date.now() + 60_000) } });
    await page.enter();
    const { body } = await page.start(interview.questionIds[0] ?? "");
    suite.server().clock.aheadMs = 60_000 + 31 * 60_000;
    expect(await page.patch(body.segmentId, 0, suite.recording())).toMatchObject({ status: 410, code: "expired" });
    await expireInterviews(suite.server().deps);
    expect((await page.room()).body.stage).toBe("expired");
  });

  it("leaves to the team what was received of a take that nobody came back to", async () => {
    const { interview, page } = await suite.invite({ interview: { expires_at: new Date(Date.now() + 60_000) } });
    await page.enter();
    const { body } = await page.start(interview.questionIds[0] ?? "");
    const received = suite.recording().slice(0, Math.floor(suite.recording().length / 2));
    await page.patch(body.segmentId, 0, received);
    const job = { workspaceId: suite.workspaceId(), takeId: body.takeId };
    await prepareMedia(suite.server().deps, job, { lastAttempt: false });
    expect((await page.room()).body.questions[0]?.takes[0]).toMatchObject({ state: "recording" });
    suite.server().clock.aheadMs = 60_000 + 31 * 60_000;
    await expireInterviews(suite.server().deps);
    await prepareMedia(suite.server().deps, job, { lastAttempt: false });
    const answers = (await answersOf(suite.server().deps, suite.workspaceId(), [interview.id])).get(interview.id) ?? [];
    expect(answers).toMatchObject([
      { interrupted: true, mediaState: "playable", original: { bytes: received.length, sha256: sha256(received) } },
    ]);
  });
});

describe("a code", () => {
  it("never reaches another interview's take, segment or file", async () => {
    const mine = await suite.invite();
    const theirs = await suite.invite();
    await mine.page.enter();
    await theirs.page.enter();
    const question = theirs.interview.questionIds[0] ?? "";
    const { body } = await theirs.page.start(question);
    await theirs.page.patch(body.segmentId, 0, suite.recording());
    expect((await mine.page.head(body.segmentId)).status).toBe(404);
    expect((await mine.page.patch(body.segmentId, suite.recording().length, suite.recording())).status).toBe(404);
    expect((await mine.page.finishSegment(body.segmentId, suite.recording())).status).toBe(404);
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
    expect((await theirs.page.finishSegment(body.segmentId, suite.recording())).status).toBe(200);
  });

  it("that opens nothing is refused, and after many tries the address has to wait", async () => {
    const restarted = await suite.startAnother();
    const page = openPage(() => restarted, "AAAAAAAAAAA");
    expect(await page.room()).toMatchObject({ status: 404, body: { code: "unknown_link" } });
    for (let tries = 0; tries < 30; tries += 1) await page.room();
    expect(await page.room()).toMatchObject({ status: 429, body: { code: "rate_limited" } });
    await restarted.close();
  });

  it("of a deleted interview opens nothing", async () => {
    const { page } = await suite.invite({ interview: { deleted_at: new Date() } });
    expect(await page.room()).toMatchObject({ status: 404, body: { code: "unknown_link" } });
  });

  it("is answered with problems also for broken bodies and unknown addresses", async () => {
    const { page, interview } = await suite.invite();
    expect(await page.post("/hold", { tabId: "x", takeOver: false, more: 1 })).toMatchObject({
      status: 400,
      body: { code: "invalid" },
    });
    expect(await page.send("GET", "/nothing")).toMatchObject({ status: 404, body: { code: "invalid" } });
    const broken = await fetch(`${suite.server().url}/api/room/hold`, {
      method: "POST",
      headers: { "x-room-code": interview.code, "content-type": "application/json" },
      body: "{",
    });
    expect(broken.status).toBe(400);
    expect(await broken.json()).toMatchObject({ code: "invalid" });
  });
});
