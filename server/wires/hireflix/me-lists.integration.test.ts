/** The lists of POST /me over HTTP: both vocabularies of status, filters, orders, cursors both ways, tenants, and what they cost. */
import { graphql as run } from "graphql";
import { describe, expect, test } from "vitest";
import { at, listAt, textAt } from "../../../conformance/kit.ts";
import { createInterview, createPosition, testKeyring } from "../../../test/factories.ts";
import { serveCompanies } from "../../../test/hireflix-suite.ts";
import { systemActor } from "../../core/actor.ts";
import { createBatches } from "./batches.ts";
import { createTurns } from "./changes.ts";
import { meEndpoint } from "./me.ts";
import { hexOf } from "./wire-ids.ts";

const suite = serveCompanies();

const LIST = `query ($id: String!, $input: InterviewListInput) { position(id: $id) { interviewList(input: $input) {
  count total lastCursor results { id status candidate { email } } } } }`;

const list = async (input: unknown) =>
  at((await suite.ours.ask(LIST, { id: suite.ours.positionId, input })).body, "data", "position", "interviewList");
const emails = async (input: unknown) =>
  listAt(await list(input), "results").map((row) => textAt(row, "candidate", "email").split("@")[0]);

/** One interview a minute, the last of them the newest. */
async function fill(rows: readonly Parameters<typeof createInterview>[3][]): Promise<void> {
  for (const [index, row] of rows.entries()) {
    const created_at = new Date(Date.UTC(2026, 0, 1, 0, index));
    await createInterview(suite.database, suite.ours.workspace, suite.ours.positionUuid, {
      email: `c${index}@example.com`,
      created_at,
      ...row,
    });
  }
}

const STAGES = [
  {},
  { progress: "completed" },
  { progress: "evaluated" },
  { progress: "completed", decision: "shortlisted" },
  { decision: "discarded" },
] as const;

describe("status", () => {
  test.each([
    ["pending", ["c0"]],
    ["to_evaluate", ["c2", "c1"]],
    ["completed", ["c2", "c1"]],
    ["shortlisted", ["c3"]],
    ["discarded", ["c4"]],
  ])("%s is found as a name, as a string and as a variable of any type", async (status, found) => {
    await fill(STAGES);
    expect(await emails({ filter: { status: { equal: status } } })).toEqual(found);
    for (const [head, literal] of [
      ["query", status],
      ["query", `"${status}"`],
      ["query ($s: String!)", "$s"],
    ]) {
      const { body } = await suite.ours.ask(
        `${head} { position(id: "${suite.ours.positionId}") { interviewList(input: { filter: { status: { equal: ${literal} } } }) { count } } }`,
        head === "query" ? {} : { s: status },
      );
      expect(at(body, "data", "position", "interviewList", "count")).toBe(found.length);
    }
  });

  test("an unknown word is refused", async () => {
    const { body } = await suite.ours.ask(LIST, {
      id: suite.ours.positionId,
      input: { filter: { status: { equal: "nice" } } },
    });
    expect(at(body, "errors", 0, "code")).toBe(400);
  });

  test("interviews say completed for what is to evaluate", async () => {
    await fill(STAGES);
    const { body } = await suite.ours.ask(`{ interviews(position: "${suite.ours.positionId}") { status } }`);
    expect(listAt(body, "data", "interviews").map((row) => at(row, "status"))).toEqual([
      "discarded",
      "shortlisted",
      "completed",
      "completed",
      "pending",
    ]);
  });
});

describe("filters", () => {
  const people = [
    { name: "Ada Lovelace", email: "ada@example.com", external_id: "x1", review_count: 1, review_average: 4.5 },
    {
      name: "Grace Brewster Hopper",
      given_name: "Grace Brewster",
      email: "grace@example.org",
      review_count: 1,
      review_average: 3,
    },
    { name: "Alan Turing", email: "alan@example.com" },
  ];

  test.each([
    ["nothing", {}, ["alan", "grace", "ada"]],
    ["an address in other letters", { email: { equal: "ADA@example.com" } }, ["ada"]],
    ["an expression", { email: { regex: "^(ada|alan)@" } }, ["alan", "ada"]],
    ["a first name of two words", { firstName: { equal: "Grace Brewster" } }, ["grace"]],
    ["a last name", { lastName: { equal: "Hopper" } }, ["grace"]],
    ["a last name that is not", { lastName: { notEqual: "Hopper" } }, ["alan", "ada"]],
    ["an external id", { externalId: { equal: "x1" } }, ["ada"]],
    ["a score", { score: { greaterThanOrEqual: 3, lessThan: 4 } }, ["grace"]],
    ["a score that is not", { score: { notEqual: 3 } }, ["alan", "ada"]],
    ["two fields", { email: { regex: "example.com" }, score: { greaterThan: 1 } }, ["ada"]],
    ["OR", { OR: [{ lastName: { equal: "Turing" } }, { score: { equal: 3 } }] }, ["alan", "grace"]],
    [
      "AND in OR",
      {
        OR: [
          { AND: [{ firstName: { equal: "Ada" } }, { lastName: { equal: "Turing" } }] },
          { externalId: { equal: "x1" } },
        ],
      },
      ["ada"],
    ],
    ["an empty OR", { OR: [] }, ["alan", "grace", "ada"]],
    ["an id of nobody", { id: { equal: "nobody" } }, []],
    ["quotes", { lastName: { equal: "' or true --" } }, []],
  ])("%s", async (_name, filter, found) => {
    await fill(people);
    expect(await emails({ filter })).toEqual(found);
  });

  test.each([
    ["an expression that is none", { email: { regex: "(" } }],
    ["a text of 301 characters", { email: { regex: "a".repeat(301) } }],
    ["a hundred and one conditions", { OR: Array.from({ length: 101 }, () => ({ score: { equal: 1 } })) }],
  ])("%s is refused", async (_name, filter) => {
    const { status, body } = await suite.ours.ask(LIST, { id: suite.ours.positionId, input: { filter } });
    expect([status, at(body, "errors", 0, "code")]).toEqual([200, 400]);
  });

  test("by id, and inside a query as a variable of a text", async () => {
    await fill(people);
    const id = textAt(await list({ filter: { email: { equal: "ada@example.com" } } }), "results", 0, "id");
    expect(await emails({ filter: { id: { equal: id } } })).toEqual(["ada"]);
    const { body } = await suite.ours.ask(
      `query ($email: String!) { position(id: "${suite.ours.positionId}") {
        interviewList(input: { filter: { email: { regex: $email } } }) { results { id } } } }`,
      { email: "ada" },
    );
    expect(at(body, "data", "position", "interviewList", "results")).toEqual([{ id }]);
  });
});

/** A cursor of the usual order that nobody gave out. */
const made = (moment: string): string =>
  Buffer.from(JSON.stringify(["-createdAt", [moment], "01a1feb8-b617-7445-bc12-c48df4000000"])).toString("base64url");

describe("pages", () => {
  async function walk(input: Record<string, unknown>, direction: "FORWARD" | "BACKWARD") {
    const pages: (string | undefined)[][] = [];
    let lastCursor: unknown;
    for (let page = 0; page < 10; page++) {
      const answer = await list({
        ...input,
        pagination: { limit: 2, direction, ...(lastCursor ? { lastCursor } : {}) },
      });
      expect([at(answer, "total"), at(answer, "count")]).toEqual([5, listAt(answer, "results").length]);
      lastCursor = textAt(answer, "lastCursor");
      const found = listAt(answer, "results").map((row) => textAt(row, "candidate", "email").split("@")[0]);
      if (found.length === 0) break;
      pages.push(found);
    }
    return pages;
  }

  test.each([
    ["newest first unless told otherwise", {}, [["c4", "c3"], ["c2", "c1"], ["c0"]]],
    ["oldest first", { sort: [{ field: "createdAt", direction: "ASC" }] }, [["c0", "c1"], ["c2", "c3"], ["c4"]]],
    [
      "by score, those without one last, and then by age",
      {
        sort: [
          { field: "score", direction: "DESC" },
          { field: "createdAt", direction: "ASC" },
        ],
      },
      [["c3", "c1"], ["c0", "c2"], ["c4"]],
    ],
    [
      "by completion",
      {
        sort: [
          { field: "completedAt", direction: "DESC" },
          { field: "createdAt", direction: "DESC" },
        ],
      },
      [["c2", "c4"], ["c3", "c1"], ["c0"]],
    ],
  ])("%s, forward and backward over the same rows", async (_name, input, pages) => {
    await fill([
      {},
      { review_count: 1, review_average: 2 },
      { progress: "completed", completed_at: new Date() },
      { review_count: 1, review_average: 4 },
      {},
    ]);
    expect(await walk(input, "FORWARD")).toEqual(pages);
    const backward = await walk(input, "BACKWARD");
    expect(backward.reverse().flat()).toEqual(pages.flat());
  });

  test("what is added meanwhile repeats nothing", async () => {
    await fill([{}, {}, {}]);
    const first = await list({ pagination: { limit: 2 } });
    await createInterview(suite.database, suite.ours.workspace, suite.ours.positionUuid, { email: "new@example.com" });
    expect(await emails({ pagination: { limit: 2, lastCursor: textAt(first, "lastCursor") } })).toEqual(["c0"]);
  });

  test.each([
    ["a cursor of nothing", { lastCursor: "abc" }],
    ["a cursor of no moment", { lastCursor: made("2026-02-31 00:00:00+00") }],
    ["a cursor of half a moment", { lastCursor: made("12") }],
    ["a cursor of a moment beyond time", { lastCursor: made("+275760-09-13T00:00:00Z") }],
    ["a limit of none", { limit: 0 }],
    ["a limit of 1001", { limit: 1001 }],
  ])("%s is refused", async (_name, pagination) => {
    const { body } = await suite.ours.ask(LIST, { id: suite.ours.positionId, input: { pagination } });
    expect(at(body, "errors", 0, "code")).toBe(400);
  });

  test("of the older lists come whole, in the order asked for", async () => {
    await fill(Array.from({ length: 120 }, () => ({})));
    const { body } = await suite.ours.ask(
      `{ position(id: "${suite.ours.positionId}") { interviews(orderBy: { field: createdAt, direction: asc }) { candidate { email } }
        paginatedInterviews(pagination: { limit: 3 }) { results { id } } } }`,
    );
    const found = listAt(body, "data", "position", "interviews").map((row) => textAt(row, "candidate", "email"));
    expect(found).toEqual(Array.from({ length: 120 }, (_, index) => `c${index}@example.com`));
    expect(listAt(body, "data", "position", "paginatedInterviews", "results")).toHaveLength(3);
  });
});

test("the interview that was changed last comes first in both lists by updatedAt", async () => {
  await fill([{}, {}]);
  const by = async () => {
    const { body } = await suite.ours.ask(`{ position(id: "${suite.ours.positionId}") {
      interviews(orderBy: { field: updatedAt, direction: desc }) { id candidate { email } }
      interviewList(input: { sort: [{ field: updatedAt, direction: DESC }] }) { results { id candidate { email } } } } }`);
    const position = at(body, "data", "position");
    return [listAt(position, "interviews"), listAt(position, "interviewList", "results")].map((rows) => ({
      emails: rows.map((row) => textAt(row, "candidate", "email")),
      last: at(rows.at(-1), "id"),
    }));
  };
  const [before] = await by();
  expect(before?.emails).toEqual(["c1@example.com", "c0@example.com"]);
  await suite.ours.ask(`mutation { Interview(id: "${before?.last}") { externalId(externalId: "ats-7") { id } } }`);
  const emails = ["c0@example.com", "c1@example.com"];
  expect(await by()).toEqual([expect.objectContaining({ emails }), expect.objectContaining({ emails })]);
});

test("positions come with their interviews and counts, archived ones too, each with its own", async () => {
  await fill(STAGES);
  const { id } = await createPosition(suite.database, suite.ours.workspace, { title: "Second" });
  await createInterview(suite.database, suite.ours.workspace, id, { email: "other@example.com" });
  await suite.ours.ask(`mutation { Position(id: "${hexOf(id)}") { archive(archive: true) { id } } }`);
  const { body } =
    await suite.ours.ask(`{ positions { id archived stats { total totalPending totalCompleted totalFinalist totalArchived }
    interviews { candidate { email } } interviewList(input: { pagination: { limit: 1 } }) { total results { candidate { email } } } } }`);
  expect(at(body, "data", "positions")).toEqual([
    {
      id: hexOf(id),
      archived: expect.any(Number),
      stats: { total: 1, totalPending: 1, totalCompleted: 0, totalFinalist: 0, totalArchived: 0 },
      interviews: [{ candidate: { email: "other@example.com" } }],
      interviewList: { total: 1, results: [{ candidate: { email: "other@example.com" } }] },
    },
    {
      id: suite.ours.positionId,
      archived: null,
      stats: { total: 5, totalPending: 1, totalCompleted: 2, totalFinalist: 1, totalArchived: 1 },
      interviews: ["c4", "c3", "c2", "c1", "c0"].map((name) => ({ candidate: { email: `${name}@example.com` } })),
      interviewList: { total: 5, results: [{ candidate: { email: "c4@example.com" } }] },
    },
  ]);
});

test("the number of statements does not grow with the rows", async () => {
  let statements = 0;
  const database = suite.database.withPlugin({
    transformQuery: ({ node }) => {
      statements += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const source = `{ positions { id users stats { total } interviews { id hash score { value } scores { scorer { email } } comments { value author { email } }
    ipAddresses tracking { date } externalLink { url } thumbnails questions { title media { url } answer { url thumbnail transcription { words { text } } } }
    steps { id ... on InterviewStepTextQuestionWithVideoAnswer { answers(input: { onlyMostRecent: false }) { ip } } } }
    interviewList(input: { filter: { status: { equal: completed } } }) { total results { id questions { title } } } } }`;
  const unused = () => Promise.reject(new Error("This query needs it not."));
  const deps = {
    database,
    clock: () => new Date(),
    keyring: testKeyring,
    publicUrl: "http://localhost",
    geo: { locate: () => null },
  };
  const endpoint = meEndpoint({ ...deps, jobs: { enqueue: unused }, rates: { take: unused } } as unknown as Parameters<
    typeof meEndpoint
  >[0]);
  const count = async () => {
    statements = 0;
    const { data, errors } = await run({
      schema: endpoint.schema,
      source,
      contextValue: {
        deps,
        caller: { actor: systemActor("test"), workspaceId: suite.ours.workspace },
        batch: createBatches(),
        inTurn: createTurns(),
      },
    });
    expect(errors).toBeUndefined();
    return { statements, interviews: listAt(data, "positions").flatMap((row) => listAt(row, "interviews")).length };
  };
  for (let index = 0; index < 5; index++) await suite.completedInterview(suite.ours);
  const few = await count();
  for (let index = 0; index < 45; index++) await suite.completedInterview(suite.ours);
  const { id } = await createPosition(suite.database, suite.ours.workspace);
  await createInterview(suite.database, suite.ours.workspace, id);
  const many = await count();
  expect([few.interviews, many.interviews]).toEqual([5, 51]);
  expect(many.statements).toBe(few.statements);
  expect(many.statements).toBeLessThan(30);
});

describe("another company's ids", () => {
  test("are unknown to every query and mutation, and nothing comes of the call", async () => {
    const { theirs } = suite;
    const theirInterview = await suite.completedInterview(theirs);
    const { body: read } = await suite.ours.ask(
      `{ position(id: "${theirs.positionId}") { id } interview(id: "${theirInterview.hex}") { id } interviews(position: "${theirs.positionId}") { id } }`,
    );
    expect(read).toEqual({ data: { position: null, interview: null, interviews: [] } });
    const verbs = [
      "score(score: 3) { id }",
      'comment(comment: "a") { id }',
      "finalist(finalist: true) { id }",
      "archive(archive: true) { id }",
      'externalId(externalId: "a") { id }',
      "share { id }",
      "unshare",
      "delete",
    ];
    for (const verb of verbs) {
      const { body } = await suite.ours.ask(`mutation { Interview(id: "${theirInterview.hex}") { it: ${verb} } }`);
      expect([at(body, "data", "Interview", "it"), at(body, "errors", 0, "code")]).toEqual([null, 404]);
    }
    for (const verb of [
      'invite(candidate: { name: "A", email: "a@example.com" }) { id }',
      'save(position: { name: "Ours now" }) { id }',
      "archive(archive: true) { id }",
      "delete",
    ]) {
      const { body } = await suite.ours.ask(`mutation { Position(id: "${theirs.positionId}") { it: ${verb} } }`);
      expect([at(body, "data", "Position", "it"), at(body, "errors", 0, "code")]).toEqual([null, 404]);
    }
    const { body } = await theirs.ask(
      `{ positions { name archived interviews { status externalId score { value } comments { id } externalLink { id } } } }`,
    );
    expect(body).toEqual({
      data: {
        positions: [
          {
            name: "Site engineer",
            archived: null,
            interviews: [{ status: "completed", externalId: null, score: null, comments: [], externalLink: null }],
          },
        ],
      },
    });
  });
});
