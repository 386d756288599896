import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newId } from "../../../shared/ids.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import {
  createApiKey,
  createInterview,
  createKeptTake,
  createPosition,
  createWorkspace,
} from "../../../test/factories.ts";
import { serveOn, type TestServing } from "../../../test/serving.ts";
import type { WorkspaceId } from "../../core/actor.ts";

let db: TestDatabase;
let serving: TestServing;
let workspace: WorkspaceId;
let key: string;
let interview: { id: string; questionIds: string[] };

const CANDIDATE = { name: "Wilhelmina Quartermain", email: "willa.q@example.com", phone: "+49 170 1234567" };

async function native(method: string, path: string, body?: unknown) {
  const answer = await fetch(`${serving.url}/api/v1${path}`, {
    method,
    headers: { "x-api-key": key, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return text ? JSON.parse(text) : null;
}

/** Makes a share and gives a guest's way of calling it. */
async function share(body: Record<string, unknown> = {}) {
  const made = await native("POST", `/interviews/${interview.id}/shares`, body);
  const secret: string = made.url.split("/").at(-1);
  return {
    id: made.id as string,
    secret,
    async call(method = "GET", path = "", given: { body?: unknown; headers?: Record<string, string> } = {}) {
      const answer = await fetch(`${serving.url}/api/share${path}`, {
        method,
        headers: {
          "x-share": secret,
          ...(given.body === undefined ? {} : { "content-type": "application/json" }),
          ...given.headers,
        },
        ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
      });
      const text = await answer.text();
      return { status: answer.status, headers: answer.headers, text, body: JSON.parse(text) };
    },
  };
}

/** A question that is asked on camera. */
async function askOnVideo(questionId: string): Promise<void> {
  const id = newId();
  const file = { key: `${workspace}/questions/${id}.mp4`, content_type: "video/mp4", name: "question.mp4" };
  await db.database
    .insertInto("files")
    .values({ workspace_id: workspace, id, ...file, bytes: 1, sha256: "0".repeat(64), created_at: new Date() })
    .execute();
  await db.database
    .updateTable("interview_questions")
    .set({ video_file_id: id })
    .where("id", "=", questionId)
    .execute();
}

beforeAll(async () => {
  db = await createTestDatabase();
  serving = await serveOn(db.connection.url);
  workspace = (await createWorkspace(db.database)).id;
  key = await createApiKey(db.database, workspace);
});
afterAll(async () => {
  await serving?.close();
  await db?.drop();
});

beforeEach(async () => {
  const position = await createPosition(db.database, workspace);
  const now = new Date();
  const made = await createInterview(db.database, workspace, position.id, {
    ...CANDIDATE,
    email: `${newId()}.${CANDIDATE.email}`,
    progress: "completed",
    started_at: now,
    completed_at: now,
  });
  interview = made;
  await native("POST", "/custom-fields", { key: "employer", type: "string" });
  await native("PATCH", `/interviews/${made.id}`, { customFields: { employer: "Zanzibar Cables" } });
  await db.database
    .insertInto("takes")
    .values({
      workspace_id: workspace,
      interview_id: made.id,
      id: newId(),
      interview_question_id: made.questionIds[0] ?? "",
      attempt: 1,
      number: 1,
      state: "finished",
      kept: true,
      text_answer: "I am Wilhelmina, from Zanzibar Cables. Call +49 170 1234567.",
      think_started_at: null,
      started_at: now,
      media_state: "none",
    })
    .execute();
});

describe("a share page's API", () => {
  it("shows questions and answers without signing in, and to no search engine", async () => {
    const { status, body, headers } = await (await share()).call();
    expect(status).toBe(200);
    expect(body).toMatchObject({ candidateName: CANDIDATE.name, ready: true, guest: null });
    expect(body.questions[0].answer.text).toContain("I am Wilhelmina");
    expect(headers.get("x-robots-tag")).toContain("noindex");
    expect(JSON.stringify(body)).not.toContain(CANDIDATE.email);
    expect(JSON.stringify(body.candidateName)).not.toContain(CANDIDATE.phone);
  });

  it("keeps everything that names the candidate on the server when the link hides it", async () => {
    const { text, body } = await (await share({ hideIdentity: true })).call();
    expect(body.candidateName).toBeNull();
    expect(body.questions[0].answer.text).toBe("I am [hidden], from [hidden]. Call [hidden].");
    for (const word of ["wilhelmina", "quartermain", "willa", "zanzibar", "1234567"]) {
      expect(text.toLowerCase()).not.toContain(word);
    }
  });

  it("shows what was said with its moments, and hides a name that stands in it", async () => {
    const now = new Date();
    const of = { workspace_id: workspace, interview_id: interview.id };
    const takeId = await createKeptTake(db.database, workspace, interview.id, interview.questionIds[1] ?? "", null);
    const words = ["I", "am", "Wilhelmina", "Quartermain."].map((word, index) => ({
      word,
      start: index,
      end: index + 0.5,
    }));
    await db.database
      .insertInto("transcripts")
      .values({
        ...of,
        take_id: takeId,
        language: "en",
        state: "done",
        due_at: now,
        text: "I am Wilhelmina Quartermain.",
        words: JSON.stringify(words),
        version: 1,
        created_at: now,
        updated_at: now,
      })
      .execute();
    const said = async (body: Record<string, unknown>) =>
      (await (await share(body)).call()).body.questions[1].answer.transcript;
    expect(await said({})).toMatchObject({ language: "en", text: "I am Wilhelmina Quartermain." });
    const hidden = await said({ hideIdentity: true });
    expect(hidden).toMatchObject({ text: "I am [hidden].", cues: [{ start: 0, text: "I am [hidden]." }] });
    expect(hidden.captions).toMatch(/^WEBVTT\n\n00:00:00\.000 --> 00:00:03\.500\nI am \[hidden\]\.\n$/);
  });

  it("shows no answer while the candidate is still answering", async () => {
    await db.database.updateTable("interviews").set({ progress: "answering" }).where("id", "=", interview.id).execute();
    const { body } = await (await share()).call();
    expect(body.ready).toBe(false);
    expect(body.questions[0].answer).toBeNull();
  });

  it("asks for the password, and again when it was changed", async () => {
    const link = await share({ password: "correct horse" });
    expect((await link.call()).body.code).toBe("password");
    expect((await link.call()).text).not.toContain("Wilhelmina");
    const wrong = await link.call("POST", "/password", { body: { password: "wrong horse" } });
    expect([wrong.status, wrong.body.code]).toEqual([403, "wrong_password"]);
    const { access } = (await link.call("POST", "/password", { body: { password: "correct horse" } })).body;
    const headers = { "x-share-access": access };
    expect((await link.call("GET", "", { headers })).status).toBe(200);
    expect((await (await share({ password: "correct horse" })).call("GET", "", { headers })).status).toBe(401);
    await native("PATCH", `/shares/${link.id}`, { password: "another horse" });
    expect((await link.call("GET", "", { headers })).status).toBe(401);
  });

  it("takes only so many passwords in a minute", async () => {
    const link = await share({ password: "correct horse" });
    const tries = [];
    // Enough for two minutes, since a new one may begin in between.
    for (let index = 0; index < 21; index++) {
      tries.push((await link.call("POST", "/password", { body: { password: "wrong horse" } })).status);
    }
    expect(tries).toContain(429);
  });

  it("says what an unknown, an ended, and an expired link is, and shows nothing of a deleted interview", async () => {
    const link = await share();
    const unknown = await link.call("GET", "", { headers: { "x-share": crypto.randomUUID() } });
    expect([unknown.status, unknown.body.code]).toEqual([404, "unknown_link"]);
    expect((await link.call("GET", "", { headers: { "x-share": "'; drop" } })).status).toBe(404);
    await db.database.updateTable("shares").set({ expires_at: new Date() }).where("id", "=", link.id).execute();
    expect((await link.call()).body).toMatchObject({
      status: 410,
      code: "expired",
      detail: expect.stringContaining("expired"),
    });
    const ended = await share();
    await native("DELETE", `/shares/${ended.id}`);
    expect((await ended.call()).body).toMatchObject({ status: 410, code: "ended" });
    await askOnVideo(interview.questionIds[0] ?? "");
    const deleted = await share();
    const { videoUrl } = (await deleted.call()).body.questions[0];
    // Its row is there and its bytes are not: the address stands.
    expect((await fetch(videoUrl)).status).toBe(404);
    await native("DELETE", `/interviews/${interview.id}`);
    expect((await deleted.call()).body).toMatchObject({ status: 410, code: "over" });
    expect((await fetch(videoUrl)).status).toBe(410);
  });

  it("tells the team who opened it, once for visits soon after another", async () => {
    const link = await share();
    await link.call("GET", "", { headers: { "user-agent": "First" } });
    await link.call("GET", "", { headers: { "user-agent": "First" } });
    await link.call("GET", "", { headers: { "user-agent": "Second" } });
    const { data } = await native("GET", `/shares/${link.id}/openings`);
    expect(data.map((row: { userAgent: string; visits: number }) => [row.userAgent, row.visits])).toEqual([
      ["Second", 1],
      ["First", 2],
    ]);
    expect((await native("GET", `/interviews/${interview.id}/shares`)).data[0].openedCount).toBe(2);
    const opened = await native("GET", `/audit?subjectId=${interview.id}&action=share.opened`);
    expect(opened.data).toHaveLength(2);
    expect(opened.data[0]).toMatchObject({ medium: "share", ip: "127.0.0.1", data: { shareId: link.id } });
  });

  it("takes a guest's score and comments where the link asks for them, and shows them to the team and to that guest alone", async () => {
    const link = await share({ allow: { scores: true, comments: true } });
    const review = await link.call("PUT", "/review", { body: { name: "Gunnar Guest", score: 4, words: "Solid." } });
    expect(review.status).toBe(200);
    const headers = { "x-share-guest": review.body.token };
    const [questionId] = interview.questionIds;
    const comment = await link.call("POST", "/comments", {
      body: { name: "Gunnar Guest", words: "Here.", questionId },
      headers,
    });
    expect(comment.status).toBe(201);
    const again = await link.call("PUT", "/review", { body: { name: "Gunnar Guest", score: 2.5, words: "" }, headers });
    expect(again.body.token).toBe(review.body.token);
    const { data } = await native("GET", `/interviews/${interview.id}/reviews`);
    expect(data).toHaveLength(1);
    expect(data[0]).toMatchObject({ author: { kind: "guest", name: "Gunnar Guest" }, overall: 2.5 });
    expect((await native("GET", `/interviews/${interview.id}`)).reviewAverage).toBe(2.5);
    expect((await native("GET", `/interviews/${interview.id}/comments`)).data[0]).toMatchObject({
      words: "Here.",
      questionId,
    });
    expect((await link.call("GET", "", { headers })).body.guest).toMatchObject({
      score: 2.5,
      comments: [{ words: "Here." }],
    });
    expect((await link.call()).text).not.toContain("Gunnar");
    const other = await share({ allow: { scores: true, comments: true } });
    expect((await other.call("GET", "", { headers })).body.guest).toBeNull();
  });

  it("takes neither where the link does not ask, and nothing without a name", async () => {
    const link = await share();
    const body = { name: "Gunnar", score: 4 };
    expect((await link.call("PUT", "/review", { body })).status).toBe(409);
    expect((await link.call("POST", "/comments", { body: { name: "Gunnar", words: "x" } })).status).toBe(409);
    const open = await share({ allow: { scores: true } });
    expect((await open.call("PUT", "/review", { body: { ...body, name: " " } })).status).toBe(400);
    for (const score of [6, 0, 3.3]) {
      expect((await open.call("PUT", "/review", { body: { ...body, score } })).status).toBe(400);
    }
    expect((await native("GET", `/interviews/${interview.id}/reviews`)).data).toEqual([]);
  });
});
