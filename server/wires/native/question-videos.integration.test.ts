import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createApiKey, createWorkspace } from "../../../test/factories.ts";
import { serveOn, type TestServing } from "../../../test/serving.ts";

const FIXTURES = new URL("../../platform/media/fixtures/", import.meta.url);

let db: TestDatabase;
let serving: TestServing;
let key: string;
let foreignKey: string;

const send = async (method: string, path: string, body?: unknown, apiKey = key) => {
  const answer = await fetch(`${serving.url}/api/v1${path}`, {
    method,
    headers: { "x-api-key": apiKey, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.json() };
};

async function storeVideo(apiKey = key): Promise<string> {
  const answer = await fetch(`${serving.url}/api/v1/files?purpose=question_video&name=ask.webm`, {
    method: "POST",
    headers: { "x-api-key": apiKey, "content-type": "video/webm" },
    body: new Uint8Array(await readFile(new URL("vp9-opus.webm", FIXTURES))),
  });
  expect(answer.status).toBe(201);
  return (await answer.json()).id;
}

const question = (videoFileId: string | null, more: object = {}) => ({
  text: "Tell us about yourself.",
  thinkSeconds: 10,
  answerSeconds: 60,
  retakes: 0,
  videoFileId,
  ...more,
});

async function inRoom(code: string, method = "GET", path = "") {
  const answer = await fetch(`${serving.url}/api/room${path}`, {
    method,
    headers: { "x-room-code": code, "content-type": "application/json" },
    ...(method === "GET" ? {} : { body: "{}" }),
  });
  return answer.json();
}

beforeAll(async () => {
  db = await createTestDatabase();
  serving = await serveOn(db.connection.url, { ROLES: "web,worker" });
  key = await createApiKey(db.database, (await createWorkspace(db.database)).id);
  foreignKey = await createApiKey(db.database, (await createWorkspace(db.database, { name: "Other" })).id);
});
afterAll(async () => {
  await serving?.close();
  await db?.drop();
});

describe("a question asked on camera", () => {
  it("is shown to the candidate once its turn has come, with time to listen added to the time to think", async () => {
    const videoFileId = await storeVideo();
    await prepared(videoFileId);
    const { body: position } = await send("POST", "/positions", {
      title: "Asked on camera",
      questions: [question(videoFileId), question(videoFileId, { text: "And then?" })],
    });
    expect(position.questions[0]).toMatchObject({ videoFileId });
    const { body: interview } = await send("POST", "/interviews", {
      positionId: position.id,
      name: "Jane",
      email: "asked@example.com",
      admission: "admitted",
    });
    expect(interview.questions[0].videoUrl).toMatch(/\/media\//);
    const code = interview.link.split("/").at(-1);
    expect((await inRoom(code)).questions.map((one: { videoUrl: string | null }) => one.videoUrl)).toEqual([
      null,
      null,
    ]);
    await inRoom(code, "POST", "/consent");
    const room = await inRoom(code, "POST", "/enter");
    expect(room.questions[1].videoUrl).toBeNull();
    expect(room.questions[0].thinkSeconds).toBe(13);
    const video = await fetch(room.questions[0].videoUrl);
    expect([video.status, video.headers.get("content-type")]).toEqual([200, "video/mp4"]);
  });

  it("keeps its id while the clip behind it is made to play and seek, and only once", async () => {
    const videoFileId = await storeVideo();
    const row = await prepared(videoFileId);
    expect(row.duration_ms).toBeGreaterThan(2000);
    expect(row.key).toMatch(/\/brand\//);
  });

  it("is refused with a file of another workspace or one that is no clip of the team", async () => {
    const theirs = await storeVideo(foreignKey);
    const answer = await send("POST", "/positions", { title: "Taken", questions: [question(theirs)] });
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, "/questions/0/videoFileId"]);
  });

  it("stays with the interviews that were given it when the position's question changes", async () => {
    const videoFileId = await storeVideo();
    const { body: position } = await send("POST", "/positions", { title: "Kept", questions: [question(videoFileId)] });
    const person = { positionId: position.id, name: "Jane", email: "kept@example.com" };
    const { body: interview } = await send("POST", "/interviews", person);
    await send("PATCH", `/positions/${position.id}`, { questions: [question(null, { id: position.questions[0].id })] });
    expect((await send("GET", `/positions/${position.id}`)).body.questions[0].videoUrl).toBeNull();
    expect((await send("GET", `/interviews/${interview.id}`)).body.questions[0].videoUrl).not.toBeNull();
  });
});

/** The row of a clip that the worker has prepared. */
async function prepared(id: string) {
  for (;;) {
    const row = await db.database.selectFrom("files").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
    if (row.duration_ms !== null) return row;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
