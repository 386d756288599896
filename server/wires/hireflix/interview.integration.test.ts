/** POST /interview on a started server: a whole interview with real media by GraphQL, and what it refuses. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { at, listAt, textAt } from "../../../conformance/kit.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createApiKey, createInterview, createPosition, createWorkspace } from "../../../test/factories.ts";
import { graphql } from "../../../test/graphql.ts";
import { serveOn, type TestServing } from "../../../test/serving.ts";
import type { WorkspaceId } from "../../core/actor.ts";

let db: TestDatabase;
let serving: TestServing;
let workspace: WorkspaceId;
let recording: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  db = await createTestDatabase();
  serving = await serveOn(db.connection.url);
  ({ id: workspace } = await createWorkspace(db.database));
  const fixture = new URL("../../platform/media/fixtures/vp9-opus.webm", import.meta.url);
  recording = new Uint8Array(await readFile(fixture));
});
afterAll(async () => {
  await serving?.close();
  await db?.drop();
});

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

const room = (query: string, variables: Record<string, unknown> = {}) =>
  graphql(`${serving.url}/interview`, query, variables);

async function invite(questions = ["What have you built?", "What went wrong?"]) {
  const position = await createPosition(db.database, workspace, { questions });
  return createInterview(db.database, workspace, position.id);
}

/** The answer of one field of the interview. @throws AssertionError with the errors. */
async function step(hash: string, field: string, selection = "{ stage }"): Promise<unknown> {
  const name = field.slice(0, field.search(/[^A-Za-z]|$/));
  const answer = await room(`mutation ($hash: String!) { Interview(hash: $hash) { ${field} ${selection} } }`, { hash });
  expect(answer.errors).toEqual([]);
  return at(answer.data, "Interview", name);
}

const UPLOAD = "{ id number segmentId upload { url method protocol headers } }";

/** Sends the recording in two pieces to where the schema says. */
async function send(upload: unknown, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const half = Math.floor(bytes.length / 2);
  const headers: Record<string, string> = Object.assign({}, at(upload, "headers"));
  for (const [offset, piece] of [[0, bytes.slice(0, half)] as const, [half, bytes.slice(half)] as const]) {
    const response = await fetch(textAt(upload, "url"), {
      method: textAt(upload, "method"),
      headers: { ...headers, "Upload-Offset": String(offset) },
      body: piece,
    });
    expect(response.status).toBe(204);
  }
}

describe("the candidate's side", () => {
  it("goes from the hash to the receipt, and every byte is what was recorded", async () => {
    const { id, code: hash } = await invite();
    const opened = await room(
      `query ($hash: String!) { interview(hash: $hash) { id hash stage questionCount candidate { name } questions { id title state } } }`,
      { hash },
    );
    expect(opened.data).toMatchObject({
      interview: { hash, stage: "consent", questionCount: 2, candidate: { name: "Jane Doe" } },
    });
    expect(textAt(opened.data, "interview", "id")).toMatch(/^[0-9a-f]{24}$/);
    const [first, second] = listAt(opened.data, "interview", "questions");
    expect(first).toMatchObject({ title: "", state: "locked" });

    // Fields of one selection run one after another.
    const begun = await room(
      `mutation ($hash: String!) { Interview(hash: $hash) { consent { stage } start { stage } hold(tabId: "kit") { held fence } } }`,
      { hash },
    );
    expect(begun.data).toMatchObject({
      Interview: { consent: { stage: "lobby" }, start: { stage: "answering" }, hold: { held: true, fence: 1 } },
    });
    const fence = 1;
    const sent: unknown[] = [];
    for (const question of [first, second]) {
      const questionId = textAt(question, "id");
      const shown = await step(hash, `showQuestion(id: "${questionId}")`, "{ questions { id title shown } }");
      const open = listAt(shown, "questions").find((row) => at(row, "id") === questionId);
      expect(open).toMatchObject({ title: expect.stringMatching(/\?$/), shown: expect.any(Number) });
      const type = `"video/webm;codecs=vp9,opus"`;
      const take = await step(
        hash,
        `startTake(questionId: "${questionId}", fence: ${fence}, contentType: ${type})`,
        UPLOAD,
      );
      expect(at(take, "upload")).toMatchObject({ method: "PATCH", protocol: "tus" });
      await send(at(take, "upload"), recording);
      const statement = `bytes: ${recording.length}, sha256: "${sha256(recording)}", durationMs: 3000`;
      const receipt = await step(
        hash,
        `finishSegment(id: "${textAt(take, "segmentId")}", fence: ${fence}, ${statement})`,
        "{ bytes sha256 received }",
      );
      expect(receipt).toMatchObject({ bytes: recording.length, sha256: sha256(recording) });
      const takeId = textAt(take, "id");
      const looked = await step(
        hash,
        `finishTake(id: "${takeId}", fence: ${fence})`,
        "{ questions { takes { url } } }",
      );
      const urls = listAt(looked, "questions").flatMap((row) => listAt(row, "takes").map((one) => textAt(one, "url")));
      const played = await fetch(urls.at(-1) ?? "");
      expect(sha256(new Uint8Array(await played.arrayBuffer()))).toBe(sha256(recording));
      await step(hash, `keepTake(id: "${takeId}", fence: ${fence})`);
      sent.push({ questionId, bytes: recording.length, sha256: sha256(recording) });
    }
    const finished = await step(hash, "finish", "{ stage completed receipt { answers { questionId bytes sha256 } } }");
    expect(finished).toMatchObject({ stage: "completed", completed: expect.any(Number), receipt: { answers: sent } });

    const key = await createApiKey(db.database, workspace);
    const native = await fetch(`${serving.url}/api/v1/interviews/${id}`, { headers: { "x-api-key": key } });
    const record: unknown = await native.json();
    expect(at(record, "progress")).toBe("completed");
    expect(listAt(record, "answers").map((answer) => at(answer, "sha256"))).toEqual([
      sha256(recording),
      sha256(recording),
    ]);
  });

  it("lets a take be recorded again, and says what the server holds when the statement differs", async () => {
    const { code: hash, questionIds } = await invite();
    await step(hash, "consent");
    await step(hash, "start");
    const fence = at(await step(hash, `hold(tabId: "one")`, "{ fence }"), "fence");
    const questionId = questionIds[0];
    const start = `startTake(questionId: "${questionId}", fence: ${fence}, contentType: "video/webm")`;
    const take = await step(hash, start, UPLOAD);
    await send(at(take, "upload"), recording);
    const wrong = await room(
      `mutation ($hash: String!, $id: String!, $sha: String!) { Interview(hash: $hash) {
        finishSegment(id: $id, fence: ${fence}, bytes: 5, sha256: $sha, durationMs: 10) { id } } }`,
      { hash, id: at(take, "segmentId"), sha: "0".repeat(64) },
    );
    expect(wrong).toMatchObject({
      status: 200,
      data: { Interview: { finishSegment: null } },
      errors: [{ code: 409, extensions: { room: "mismatch", bytes: recording.length, sha256: sha256(recording) } }],
    });
    await step(hash, `discardTake(id: "${textAt(take, "id")}", fence: ${fence})`);
    const again = await step(hash, start, UPLOAD);
    expect(at(again, "number")).toBe(2);
    const fenced = await room(
      `mutation ($hash: String!) { Interview(hash: $hash) {
        hold(tabId: "two", takeOver: true) { fence }
        finishTake(id: "${textAt(again, "id")}", fence: ${fence}) { stage } } }`,
      { hash },
    );
    expect(fenced.errors).toMatchObject([{ code: 403, extensions: { room: "fenced" } }]);
    expect(at(fenced.data, "Interview", "hold", "fence")).toBe(2);
  });

  it("takes a form with nulls, facts and text answers", async () => {
    const position = await createPosition(db.database, workspace, { questions: ["Why?"] });
    await db.database
      .updateTable("position_questions")
      .set({ answer_kind: "text" })
      .where("position_id", "=", position.id)
      .execute();
    const { code: hash, questionIds } = await createInterview(db.database, workspace, position.id, {
      admission: "draft",
    });
    await db.database
      .updateTable("interview_questions")
      .set({ answer_kind: "text" })
      .where("id", "=", questionIds[0] ?? "")
      .execute();
    const filled = await room(
      `mutation ($hash: String!, $form: CandidateFormInput!) { Interview(hash: $hash) { submitForm(form: $form) { stage form { submitted } } } }`,
      { hash, form: { name: "Jane Roe", phone: null } },
    );
    expect(filled.errors).toEqual([]);
    expect(at(filled.data, "Interview", "submitForm")).toMatchObject({ form: { submitted: expect.any(Number) } });
    const bad = await room(
      `mutation ($hash: String!) { Interview(hash: $hash) { submitForm(form: { name: "", answers: [] }) { stage } } }`,
      { hash },
    );
    expect(bad.errors).toMatchObject([{ code: 400, extensions: { name: "invalid" } }]);
    expect(await step(hash, `reportFact(kind: network_lost, at: ${Date.now()}, data: { seconds: 3 })`, "")).toBe(true);
  });

  it("opens a public position for who applies, and mails the link to who has one already", async () => {
    const position = await createPosition(db.database, workspace, { visibility: "public", questions: ["Why?"] });
    const apply = `mutation ($id: String!, $candidate: ApplyInput!) { apply(positionId: $id, candidate: $candidate) { hash mailed } }`;
    const candidate = { name: "Ann Lee", email: "ann@example.com", phone: null };
    const seen = await room(`query ($id: String!) { publicPosition(id: $id) { name accepting } }`, { id: position.id });
    expect(seen.data).toEqual({ publicPosition: { name: "Site engineer", accepting: true } });
    const entered = await room(apply, { id: position.id, candidate });
    const hash = textAt(entered.data, "apply", "hash");
    expect((await room(`query ($hash: String!) { interview(hash: $hash) { stage } }`, { hash })).errors).toEqual([]);
    expect((await room(apply, { id: position.id, candidate })).data).toEqual({ apply: { hash: null, mailed: true } });
  });

  it("says not found for a hash that opens nothing, in the first words of the list", async () => {
    const answer = await room(`{ interview(hash: "00000000000") { id } }`);
    expect(answer).toMatchObject({
      status: 200,
      data: { interview: null },
      errors: [
        { code: 404, message: "This link opens no interview.", extensions: { code: 404, room: "unknown_link" } },
      ],
    });
  });
});
