/** Every field that a query can reach, asked of an account that has everything: what answers null all the same is listed here, with why. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSchema, type GraphQLNamedType, getNamedType, isAbstractType, isLeafType, isObjectType } from "graphql";
import { afterAll, beforeEach, expect, test } from "vitest";
import { at, textAt } from "../../../conformance/kit.ts";
import { newId } from "../../../shared/ids.ts";
import { graphql } from "../../../test/graphql.ts";
import { serveCompanies } from "../../../test/hireflix-suite.ts";
import { writeMmdb } from "../../../test/mmdb.ts";
import { hexOf } from "./wire-ids.ts";

const ONE_SCORE = "What was given for a question is its score; nothing stands above it.";
const NO_PICTURE = "The team's own video has no picture made of it.";
const NO_WORDS = "The team's own video is not transcribed.";
const NO_TEST = "There is one look, and nothing that is called a test.";
/** By what a path ends in. */
const ALWAYS_NULL: Readonly<Record<string, string>> = {
  "info.deleted": "Who was removed can not call.",
  "questions.scores.overridenScore": ONE_SCORE,
  "questions.media.thumbnail": NO_PICTURE,
  "questions.media.transcription": NO_WORDS,
  "question.thumbnail": NO_PICTURE,
  "question.transcription": NO_WORDS,
  "themes.testName": NO_TEST,
  "theme.testName": NO_TEST,
};

const ENDS = Object.keys(ALWAYS_NULL);

const folder = mkdtempSync(join(tmpdir(), "greenroom-geo-"));
writeMmdb(join(folder, "city.mmdb"), "81.2.69.2");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const suite = serveCompanies({ GEO_DATABASE: join(folder, "city.mmdb") });
const schema = buildSchema(readFileSync(new URL("./me.graphql", import.meta.url), "utf8"));
const roots = Object.values(schema.getQueryType()?.getFields() ?? {});

/** The arguments of the fields of Query that need some; a field with several is asked with each. */
let given: Readonly<Record<string, readonly string[]>>;
let headers: Record<string, string>;

const ask = (query: string) => graphql(`${suite.url}/me`, query, {}, headers);

beforeEach(async () => {
  const { database, ours } = suite;
  const { id: memberId, headers: bearer } = await suite.enter(ours, "olga", "owner");
  headers = { ...bearer, referer: "https://ats.example.com/jobs" };
  await native("PATCH", "/workspace", { settings: { branding: { color: "#0a5533" } } });
  await does(`Position(id: "${ours.positionId}") { save(position: { description: "Cranes.", location: "Lisbon", tags: ["port"],
    questions: [{ title: "Why?", description: "Take your time.", notes: "Names a crane.", transcriptionLanguage: "en" }, { title: "What?" }] }) { id } }`);
  await database.updateTable("positions").set({ created_by: memberId }).where("id", "=", ours.positionUuid).execute();
  const known = { phone: "+351 912 345 678", metadata: JSON.stringify({ a: 1 }), expires_at: new Date() };
  const first = await suite.completedInterview(ours, { ...known, email: "jane@example.com", external_id: "ats-7" });
  const second = await suite.completedInterview(ours, { ...known, email: "joan@example.com" });
  const [questionId = "", spokenId = ""] = first.questionIds;
  await addVideo(questionId);
  await addWords(first.id, spokenId);
  await addMail(first.id);
  await native("PUT", `/interviews/${first.id}/reviews/mine`, { overall: 3.5, answers: [{ questionId, score: 4 }] });
  // Given by a key; a member's has an address too.
  const author = { author_kind: "member", author_id: memberId } as const;
  await database.updateTable("reviews").set(author).where("interview_id", "=", first.id).execute();
  await does(`Interview(id: "${first.hex}") { score(score: 4) { id } comment(comment: "Well said.") { id }
    share(labels: ["client"]) { id } finalist { id } }`);
  await does(`Interview(id: "${second.hex}") { archive { id } }`);
  const save = await does('Position { save(position: { name: "Old", questions: [{ title: "One" }] }) { id } }');
  const old = textAt(save, "Position", "save", "id");
  await does(`archivePosition(input: { id: "${old}" }) { __typename }`);
  const hook = await does('createWebhook(url: "https://hooks.example.com/a", external: "x") { id }');
  const hookId = textAt(hook, "createWebhook", "id");
  await addDelivery();
  given = {
    position: [`id: "${ours.positionId}"`, `id: "${old}"`],
    interview: [`id: "${first.hex}"`, `id: "${second.hex}"`],
    interviews: [`position: "${ours.positionId}"`],
    webhook: [`id: "${hookId}"`],
    webhookLogs: [`id: "${hookId}"`],
    templates: ['type: "email"'],
    template: ['type: "email", id: "reminder"'],
    theme: [`id: "${hexOf(ours.workspace)}"`],
  };
});

// The first time a query is walked by graphql-js, later by a plan, which may have PostgreSQL write the answer.
test("every field answers, however often it is asked", { timeout: 120_000 }, async () => {
  for (const { name, type } of roots) {
    // One position is asked for its interviews; all positions with all of theirs are more than one query may ask.
    const selection = selectionOf(getNamedType(type), name === "positions" ? ["InterviewType", "InterviewList"] : []);
    const paths = selection.paths.map((path) => name + path);
    const expected = paths.filter((path) => ENDS.some((end) => path.replaceAll(/<\w+>/g, "").endsWith(end)));
    for (let times = 0; times < 3; times++) {
      const filled = new Set<string>();
      for (const args of given[name] ?? [""]) {
        const { data, errors } = await ask(`{ ${name}${args && `(${args})`} ${selection.text} }`);
        expect(errors, name).toEqual([]);
        collectFilled(at(data, name), name, filled);
      }
      expect(filled).toContain(name);
      // Of what stands below a field that is null nothing is said.
      expect(paths.filter((path) => !filled.has(path) && filled.has(parentOf(path)))).toEqual(expected);
    }
  }
});

const parentOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf("."), path.lastIndexOf("<")));

/** Every field of a type and of the types below it, but for those types that are left out or stand above already. */
function selectionOf(
  type: GraphQLNamedType,
  leftOut: readonly string[],
  above: readonly string[] = [],
): { text: string; paths: string[] } {
  if (isLeafType(type) || leftOut.includes(type.name) || above.includes(type.name)) return { text: "", paths: [] };
  if (isAbstractType(type)) {
    const parts = schema.getPossibleTypes(type).map((one) => ({ one, ...selectionOf(one, leftOut, above) }));
    return {
      text: `{ __typename ${parts.map(({ one, text }) => `... on ${one.name} ${text}`).join(" ")} }`,
      paths: parts.flatMap(({ one, paths }) => [`<${one.name}>`, ...paths.map((path) => `<${one.name}>${path}`)]),
    };
  }
  if (!isObjectType(type)) throw new Error(`${type.name} can not be asked for.`);
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const below = getNamedType(field.type);
    const part = selectionOf(below, leftOut, [...above, type.name]);
    if (!isLeafType(below) && part.text === "") return [];
    // Every take of a question, and not the last alone.
    const args = field.name === "answers" ? "(input: { onlyMostRecent: false })" : "";
    return [{ text: `${field.name}${args} ${part.text}`, name: field.name, paths: part.paths }];
  });
  return {
    text: `{ ${fields.map(({ text }) => text).join(" ")} }`,
    paths: fields.flatMap(({ name, paths }) => [`.${name}`, ...paths.map((path) => `.${name}${path}`)]),
  };
}

/** The paths at which there is a value anywhere; an empty list is none. What is no list or object of the schema is not looked into. */
function collectFilled(value: unknown, path: string, filled: Set<string>): void {
  if (value === null || value === undefined) return;
  if (Array.isArray(value)) {
    for (const item of value) collectFilled(item, path, filled);
    return;
  }
  filled.add(path);
  if (typeof value !== "object") return;
  const name = at(value, "__typename");
  const own = typeof name === "string" ? `${path}<${name}>` : path;
  filled.add(own);
  for (const [key, inner] of Object.entries(value)) collectFilled(inner, `${own}.${key}`, filled);
}

async function native(method: string, path: string, body: unknown): Promise<void> {
  const answer = await fetch(`${suite.url}/api/v1${path}`, {
    method,
    headers: { "x-api-key": suite.ours.key, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(answer.status, await answer.text()).toBe(200);
}

async function does(mutation: string): Promise<unknown> {
  const { data, errors } = await ask(`mutation { ${mutation} }`);
  expect(errors).toEqual([]);
  return data;
}

/** The team asks one question on video. */
async function addVideo(questionId: string): Promise<void> {
  const { database, ours } = suite;
  const file = await database
    .selectFrom("files")
    .select("id")
    .where("workspace_id", "=", ours.workspace)
    .where("name", "=", "answer.mp4")
    .executeTakeFirstOrThrow();
  const video = { video_file_id: file.id };
  const asked = await database
    .updateTable("interview_questions")
    .set(video)
    .where("id", "=", questionId)
    .returning("position_question_id")
    .executeTakeFirstOrThrow();
  await database.updateTable("position_questions").set(video).where("id", "=", asked.position_question_id).execute();
}

async function addWords(interviewId: string, questionId: string): Promise<void> {
  const now = new Date();
  const takes = await suite.database.selectFrom("takes").select("id").where("interview_id", "=", interviewId).execute();
  expect(questionId).not.toBe("");
  await suite.database
    .insertInto("transcripts")
    .values(
      takes.map(({ id }) => ({
        ...{ workspace_id: suite.ours.workspace, interview_id: interviewId, take_id: id, state: "done" as const },
        ...{ due_at: now, language: "en", text: "I", words: JSON.stringify([{ word: "I", start: 0.5, end: 0.75 }]) },
        ...{ created_at: now, updated_at: now },
      })),
    )
    .execute();
}

async function addMail(interviewId: string): Promise<void> {
  const now = new Date();
  const id = newId();
  await suite.database
    .insertInto("mails")
    .values({
      ...{ workspace_id: suite.ours.workspace, id, interview_id: interviewId, purpose: "invitation" },
      ...{ to_email: "jane@example.com", state: "sent", send_at: now, sent_at: now, created_at: now },
      message_id: `<${id}@hiring.example>`,
    })
    .execute();
}

/** A message to the one webhook, which was taken. */
async function addDelivery(): Promise<void> {
  const { database, ours } = suite;
  const now = new Date();
  const id = newId();
  const endpoint = await database
    .selectFrom("webhook_endpoints")
    .select("id")
    .where("workspace_id", "=", ours.workspace)
    .executeTakeFirstOrThrow();
  await database
    .insertInto("webhook_deliveries")
    .values({
      ...{ workspace_id: ours.workspace, id, endpoint_id: endpoint.id, event_sequence: null, interview_id: null },
      ...{ event_name: "interview.finish", state: "delivered", body: '{"event":"interview.finish"}' },
      ...{ next_attempt_at: null, created_at: now, done_at: now },
    })
    .execute();
  await database
    .insertInto("webhook_attempts")
    .values({
      ...{ workspace_id: ours.workspace, delivery_id: id, number: 1, at: now, duration_ms: 5, status: 200 },
      ...{ url: "https://hooks.example.com/a", headers: null, body: "taken", error: null },
    })
    .execute();
}
