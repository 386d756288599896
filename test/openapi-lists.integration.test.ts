/**
 * Every list and every read of the native API, found in its own document: a list that is walked in pages of one gives each of its rows
 * once, also when one is added meanwhile; "fields" gives what was asked for and nothing else.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { workspaceId } from "../server/core/actor.ts";
import { EXAMPLE_IDS, EXAMPLES, exampleParams } from "../server/wires/native/examples/index.ts";
import { newId } from "../shared/ids.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";
import { type ExampleWorkspace, exampleWorkspace } from "./example-workspace.ts";
import { addMember } from "./full-workspace.ts";
import { serveOn, type TestServing } from "./serving.ts";

const documentSchema = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        parameters: z.array(z.object({ name: z.string().optional() })).default([]),
        responses: z.record(z.string(), z.object({ content: z.record(z.string(), z.unknown()).optional() })),
      }),
    ),
  ),
});
const pageSchema = z.object({ data: z.array(z.record(z.string(), z.unknown())), next: z.string().nullable() });

let db: TestDatabase;
let serving: TestServing;
let workspace: ExampleWorkspace;
let document: z.infer<typeof documentSchema>;
let unique = 0;

beforeAll(async () => {
  db = await createTestDatabase({ poolSize: 10 });
  serving = await serveOn(db.connection.url, { SPEECH_URL: "http://127.0.0.1:9/v1" });
  workspace = await exampleWorkspace(db.database, serving.url);
  document = documentSchema.parse(await (await fetch(`${serving.url}/api/v1/openapi.json`)).json());
});
afterAll(async () => {
  await serving?.close();
  await db?.drop();
});

async function call(method: string, path: string, body?: unknown) {
  const answer = await fetch(`${serving.url}/api/v1${workspace.toReal(path)}`, {
    method,
    headers: { "x-api-key": workspace.key, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: workspace.toReal(JSON.stringify(body)) }),
  });
  const text = await answer.text();
  return { status: answer.status, text, body: text.startsWith("{") ? JSON.parse(text) : null };
}

async function pageOf(path: string): Promise<z.infer<typeof pageSchema>> {
  const { status, text, body } = await call("GET", path);
  if (status !== 200) throw new Error(`${path}: ${text}`);
  return pageSchema.parse(body);
}

/** What can be read with a key and a parameter of this name, with the address of its example. */
const readsWith = (parameter: string) =>
  Object.entries(document.paths).flatMap(([path, { get }]) => {
    if (!get?.parameters.some(({ name }) => name === parameter)) return [];
    const example = EXAMPLES[get.operationId];
    const params = exampleParams(path, example);
    const address = path.replace(/\{(\w+)\}/g, (_all, name: string) => params[name] ?? "missing");
    return [{ id: get.operationId, address, example }];
  });

const question = { text: "What have you built?", thinkSeconds: 30, answerSeconds: 120, retakes: 1 };
const idOf = (path: string): string => exampleParams(path, undefined).id ?? "";
const completed = (rest: string) => `/interviews/${EXAMPLE_IDS.completedInterview}${rest}`;
const real = (id: string): string => workspace.toReal(id);
/** What tells a row of a list from the others. */
const nameOf = (row: Record<string, unknown>): string => String(row.id ?? row.sequence ?? JSON.stringify(row));

/** Adds a row to a list. */
const MAKERS: Readonly<Record<string, (n: number) => Promise<unknown>>> = {
  listPositions: (n) => call("POST", "/positions", { title: `Position ${n}` }),
  listProjects: (n) => call("POST", "/projects", { title: `Project ${n}` }),
  listQuestionSets: (n) => call("POST", "/question-sets", { name: `Set ${n}`, questions: [question] }),
  listJobPosts: (n) => call("POST", "/job-posts", { projectId: idOf("/projects/{id}"), title: `Post ${n}` }),
  listApplications: (n) =>
    call("POST", `/job-posts/${idOf("/job-posts/{id}")}/applications`, { name: "Ada", email: `ada${n}@example.com` }),
  listInterviews: (n) => interview(n),
  listCandidates: (n) => interview(n),
  listMails: (n) => interview(n),
  listInvitations: () => call("POST", `/interviews/${idOf("/interviews/{id}")}/resend`, {}),
  listCustomFields: (n) => call("POST", "/custom-fields", { key: `field_${n}`, type: "text" }),
  listKeys: (n) => call("POST", "/keys", { name: `Key ${n}` }),
  listMembers: (n) => addMember(db.database, workspaceId(real(EXAMPLE_IDS.workspace)), `member-${n}@example.com`),
  listMentionable: (n) =>
    addMember(db.database, workspaceId(real(EXAMPLE_IDS.workspace)), `mentioned-${n}@example.com`),
  listFormerTranscripts: (n) =>
    call("PUT", `/takes/${EXAMPLE_IDS.take}/transcript`, { text: `Said ${n}`, language: "en" }),
  listMemberInvitations: (n) => call("POST", "/member-invitations", { email: `in${n}@example.com`, role: "viewer" }),
  listWebhooks: (n) => call("POST", "/webhooks", { url: `https://hooks.example.com/${n}` }),
  listWebhookDeliveries: () =>
    call("POST", `/webhooks/${idOf("/webhooks/{id}")}/test`, { event: "interview.completed" }),
  listShares: (n) => call("POST", completed("/shares"), { name: `Reader ${n}` }),
  listComments: (n) => call("POST", completed("/comments"), { words: `Comment ${n}` }),
  listDecisions: (n) => call("POST", completed("/decide"), { decision: n % 2 === 0 ? "shortlisted" : "discarded" }),
  listTakes: (n) =>
    db.database
      .insertInto("takes")
      .values({
        workspace_id: real(EXAMPLE_IDS.workspace),
        interview_id: real(EXAMPLE_IDS.completedInterview),
        id: newId(),
        interview_question_id: real(EXAMPLE_IDS.interviewQuestion),
        attempt: n + 1,
        number: n + 1,
        state: "finished",
        kept: false,
        text_answer: null,
        think_started_at: null,
        started_at: new Date(),
        media_state: "playable",
      })
      .execute(),
  listExports: () => call("POST", "/exports", { of: "position", id: idOf("/positions/{id}") }),
  listAuditEntries: (n) => call("POST", "/projects", { title: `Audited ${n}` }),
};

/** Lists that one key can not make long: their rows come from several people, links or services. */
const SHORT = new Set(["listReviews", "listShareOpenings", "listCandidateEntries"]);

/** What comes of a mail server's word alone. */
const EMPTY = new Set(["listMailEvidence", "listShareOpenings"]);

const interview = (n: number) =>
  call("POST", "/interviews", {
    positionId: idOf("/positions/{id}"),
    name: "Ada Example",
    email: `person${n}@example.com`,
    admission: "admitted",
    sendInvitation: true,
  });

const add = async (id: string): Promise<void> => {
  unique += 1;
  const made = await MAKERS[id]?.(unique);
  const answer = z.object({ status: z.number(), text: z.string() }).safeParse(made);
  if (answer.success && answer.data.status >= 300) throw new Error(`${id}: ${answer.data.text}`);
};

describe("a list in pages of one", () => {
  it("gives every row once, whatever is added meanwhile", { timeout: 600_000 }, async () => {
    const lists = readsWith("cursor");
    expect(lists.length).toBeGreaterThan(20);
    const unknown = lists.filter(({ id }) => !MAKERS[id] && !SHORT.has(id)).map(({ id }) => id);
    expect(unknown).toEqual([]);
    const wrong: string[] = [];
    for (const { id, address } of lists) {
      for (let more = SHORT.has(id) ? 0 : 3; more > 0; more -= 1) await add(id);
      const whole = await pageOf(`${address}?limit=${id === "listFormerTranscripts" ? 50 : 200}`);
      const expected = whole.data.map(nameOf);
      if (!SHORT.has(id) && expected.length < 3) wrong.push(`${id}: ${expected.length} rows prove nothing`);
      const walked: string[] = [];
      let cursor: string | null = null;
      do {
        const query: string = cursor === null ? "limit=1" : `limit=1&cursor=${encodeURIComponent(cursor)}`;
        const page = await pageOf(`${address}?${query}`);
        if (page.data.length > 1) wrong.push(`${id}: ${page.data.length} rows in a page of one`);
        walked.push(...page.data.map(nameOf));
        cursor = page.next;
        if (walked.length === 2 && MAKERS[id]) await add(id);
      } while (cursor !== null && walked.length < expected.length + 5);
      const known = walked.filter((name) => expected.includes(name));
      if (JSON.stringify(known) !== JSON.stringify(expected))
        wrong.push(`${id}: walked ${known} in place of ${expected}`);
      if (new Set(walked).size !== walked.length) wrong.push(`${id}: a row came twice`);
    }
    expect(wrong).toEqual([]);
  });

  it("refuses a cursor that no list gave out, and another limit than 1 to 200", { timeout: 600_000 }, async () => {
    for (const { id, address } of readsWith("cursor")) {
      for (const query of ["cursor=nonsense", "limit=0", "limit=201"]) {
        const answer = await call("GET", `${address}?${query}`);
        expect([id, query, answer.status]).toEqual([id, query, 400]);
      }
    }
  });
});

describe("fields", () => {
  it("gives of every read what was asked for and nothing else, and refuses other names", {
    timeout: 600_000,
  }, async () => {
    await call("PATCH", `/interviews/${EXAMPLE_IDS.interview}`, { notes: "An event of its own." });
    const reads = readsWith("fields").filter(({ example }) => !example?.member && !example?.test && !example?.refused);
    expect(reads.length).toBeGreaterThan(30);
    const wrong: string[] = [];
    for (const { id, address, example } of reads) {
      const query = new URLSearchParams(example?.query);
      // What the example asks for may not be there.
      query.delete("action");
      const whole = await call("GET", `${address}?${query}`);
      const rows = (body: Record<string, unknown>) => z.array(z.record(z.string(), z.unknown())).safeParse(body.data);
      const listed = rows(whole.body);
      const [row] = listed.success ? listed.data : [whole.body];
      const names = Object.keys(row ?? {});
      if (whole.status !== 200 || names.length === 0) {
        if (!EMPTY.has(id)) wrong.push(`${id}: ${whole.status} ${whole.text.slice(0, 100)}`);
        continue;
      }
      const chosen = [...new Set([names.at(-1) ?? "", names[0] ?? ""])];
      query.set("fields", chosen.join(","));
      const sparse = await call("GET", `${address}?${query}`);
      const found = rows(sparse.body ?? {});
      const [part] = found.success ? found.data : [sparse.body];
      // By name alone: the newest row of a list, or the signature of an address, may be another one by now.
      if (
        Object.keys(part ?? {})
          .sort()
          .join() !== [...chosen].sort().join()
      ) {
        wrong.push(`${id}: ${sparse.text.slice(0, 200)} in place of ${chosen}`);
      }
      query.set("fields", "nonsense");
      if ((await call("GET", `${address}?${query}`)).status !== 400) wrong.push(`${id}: takes any name`);
    }
    expect(wrong).toEqual([]);
  });
});
