/** POST /interview: what a candidate asks of the team, answers in writing, goes on with and does again. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { at, listAt, textAt } from "../../../conformance/kit.ts";
import { newId } from "../../../shared/ids.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createInterview, createPosition, createWorkspace } from "../../../test/factories.ts";
import { graphql } from "../../../test/graphql.ts";
import { serveOn, type TestServing } from "../../../test/serving.ts";
import type { WorkspaceId } from "../../core/actor.ts";
import { hexOf } from "./wire-ids.ts";

let db: TestDatabase;
let serving: TestServing;
let workspace: WorkspaceId;

beforeAll(async () => {
  db = await createTestDatabase();
  serving = await serveOn(db.connection.url);
  ({ id: workspace } = await createWorkspace(db.database));
});
afterAll(async () => {
  await serving?.close();
  await db?.drop();
});

const room = (query: string, variables: Record<string, unknown> = {}) =>
  graphql(`${serving.url}/interview`, query, variables);

/** The fields of one selection, which run one after another. @throws AssertionError with the errors. */
async function does(hash: string, fields: string): Promise<unknown> {
  const answer = await room(`mutation ($hash: String!) { Interview(hash: $hash) { ${fields} } }`, { hash });
  expect(answer.errors).toEqual([]);
  return at(answer.data, "Interview");
}

const invite = async (
  settings: NonNullable<Parameters<typeof createPosition>[2]>["settings"] = {},
  overrides: Parameters<typeof createInterview>[3] = {},
) => {
  const position = await createPosition(db.database, workspace, { questions: ["Why?"], settings });
  return createInterview(db.database, workspace, position.id, overrides);
};

it("serves its schema as text, without a key", async () => {
  const served = await fetch(`${serving.url}/interview/schema.graphql`);
  expect([served.status, await served.text()]).toEqual([
    200,
    readFileSync(new URL("./interview.graphql", import.meta.url), "utf8"),
  ]);
});

it("takes a written answer, the questions afterwards, and the whole interview once more where there is another attempt", async () => {
  const asked = newId();
  const {
    id,
    code: hash,
    questionIds,
  } = await invite(
    {
      postScreening: [
        {
          id: asked,
          text: "When can you begin?",
          kind: "text",
          options: [],
          required: true,
          mustHave: false,
          acceptedAnswers: [],
        },
      ],
    },
    { retakes_allowed: 1 },
  );
  const [questionId = ""] = questionIds;
  await db.database
    .updateTable("interview_questions")
    .set({ answer_kind: "text" })
    .where("id", "=", questionId)
    .execute();
  const written = await does(
    hash,
    `consent { stage } start { stage } hold(tabId: "one") { fence } showQuestion(id: "${hexOf(questionId)}") { stage }
      answerText(questionId: "${hexOf(questionId)}", fence: 1, text: "For the cranes.") { questions { state takes { kept text } } }
      finish { stage postScreening { id text } attempt { number mayRetake } }`,
  );
  expect(at(written, "answerText")).toEqual({
    questions: [{ state: "answered", takes: [{ kept: true, text: "For the cranes." }] }],
  });
  expect(at(written, "finish")).toEqual({
    stage: "post_screening",
    postScreening: [{ id: hexOf(asked), text: "When can you begin?" }],
    attempt: { number: 1, mayRetake: true },
  });
  const after = await does(
    hash,
    `answerPostScreening(answers: [{ questionId: "${hexOf(asked)}", answer: "In May" }]) { stage }`,
  );
  expect(after).toEqual({ answerPostScreening: { stage: "completed" } });
  const kept = await db.database
    .selectFrom("interviews")
    .select("post_screening")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  expect(kept.post_screening).toMatchObject([{ questionId: asked, answer: "In May" }]);
  const again = await does(hash, "retake { stage attempt { number mayRetake } questions { state takes { id } } }");
  expect(again).toMatchObject({ retake: { attempt: { number: 2, mayRetake: false }, questions: [{ takes: [] }] } });
  expect(at(again, "retake", "stage")).not.toBe("completed");
});

it("goes on with an interrupted take in another segment", async () => {
  const { code: hash, questionIds } = await invite();
  const question = hexOf(questionIds[0] ?? "");
  const type = `contentType: "video/webm"`;
  const begun = await does(
    hash,
    `consent { stage } start { stage } hold(tabId: "one") { fence }
      startTake(questionId: "${question}", fence: 1, ${type}) { id number segmentId upload { url method headers } }`,
  );
  const take = at(begun, "startTake");
  const bytes = new Uint8Array([0x1a, 0x45, 0xdf, 0xa3]);
  const headers: Record<string, string> = Object.assign({}, at(take, "upload", "headers"), { "Upload-Offset": "0" });
  const sent = await fetch(textAt(take, "upload", "url"), {
    method: textAt(take, "upload", "method"),
    headers,
    body: bytes,
  });
  expect(sent.status).toBe(204);
  const sha256 = Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("hex");
  const statement = `bytes: 4, sha256: "${sha256}", durationMs: 10, interrupted: true`;
  const on = await does(
    hash,
    `finishSegment(id: "${textAt(take, "segmentId")}", fence: 1, ${statement}) { bytes }
      continueTake(takeId: "${textAt(take, "id")}", fence: 1, ${type}) { id number segmentId upload { protocol } }
      reportFact(kind: resumed, at: ${Date.now()})`,
  );
  const continued = at(on, "continueTake");
  expect(continued).toMatchObject({ id: textAt(take, "id"), number: 1, upload: { protocol: "tus" } });
  const seen = await room(
    `query ($hash: String!) { interview(hash: $hash) { questions { takes { state segments { id index state } } } } }`,
    { hash },
  );
  expect(listAt(seen.data, "interview", "questions")).toEqual([
    {
      takes: [
        {
          state: "recording",
          segments: [
            { id: textAt(take, "segmentId"), index: 0, state: "interrupted" },
            { id: textAt(continued, "segmentId"), index: 1, state: "open" },
          ],
        },
      ],
    },
  ]);
});

it("asks for more time, stops reminders and lets them come again, and withdraws", async () => {
  const { code: hash } = await invite();
  const asked = await does(
    hash,
    `askMoreTime(message: "I am at sea.") { moreTimeAsked } silent: setReminders(stopped: true) { remindersStopped }
      loud: setReminders(stopped: false) { remindersStopped } withdraw { stage }`,
  );
  expect(asked).toEqual({
    askMoreTime: { moreTimeAsked: expect.any(Number) },
    silent: { remindersStopped: true },
    loud: { remindersStopped: false },
    withdraw: { stage: "withdrawn" },
  });
  const late = await room(`mutation ($hash: String!) { Interview(hash: $hash) { retake { stage } } }`, { hash });
  expect(late.data).toEqual({ Interview: { retake: null } });
});

it("mails the link to the address on record, and says the same of an interview that is none", async () => {
  const { id, email } = await invite();
  const MAIL = "mutation ($id: String!) { mailLink(interviewId: $id) }";
  expect((await room(MAIL, { id: hexOf(id) })).data).toEqual({ mailLink: true });
  expect((await room(MAIL, { id: hexOf(newId()) })).data).toEqual({ mailLink: true });
  const mails = await db.database
    .selectFrom("mails")
    .select(["purpose", "to_email"])
    .where("interview_id", "=", id)
    .execute();
  expect(mails).toEqual([{ purpose: "link", to_email: email }]);
});
