/** The endpoint itself: who may enter, what a request may look like, and how failures are said. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createApiKey, createWorkspace } from "../../../test/factories.ts";
import { serveOn, type TestServing } from "../../../test/serving.ts";
import { withinAMinute } from "../../../test/within-a-minute.ts";

let db: TestDatabase;
let serving: TestServing;
let key: string;

beforeAll(async () => {
  db = await createTestDatabase({ poolSize: 8 });
  serving = await serveOn(db.connection.url);
  const { id } = await createWorkspace(db.database);
  key = await createApiKey(db.database, id);
});
afterAll(async () => {
  await serving?.close();
  await db?.drop();
});

async function send(body: string, headers: Record<string, string> = { "X-API-KEY": key }) {
  const response = await fetch(`${serving.url}/me`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as unknown };
}

const query = (text: string, more: Record<string, unknown> = {}) => send(JSON.stringify({ query: text, ...more }));

const problem = (message: unknown, code = 400) =>
  expect.objectContaining({
    status: 200,
    body: { errors: [expect.objectContaining({ message, code, extensions: { code } })] },
  });

describe("who enters", () => {
  test.each([
    ["no key", {}],
    ["an unknown key", { "x-api-key": "gr_live_abcdefgh.secret" }],
    ["an empty key", { "x-api-key": "" }],
    ["a token of no session", { authorization: "Bearer nobody" }],
  ])("%s gets the one bare body", async (_name, headers) => {
    const answer = await send('{"query":"{permissions}"}', headers);
    expect([answer.status, answer.body]).toEqual([401, { message: "Unauthorized" }]);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  });

  test.each(["X-API-KEY", "x-api-key", "X-Api-Key"])("a key is read from %s", async (name) => {
    const answer = await send('{"query":"{__typename}"}', { [name]: key });
    expect([answer.status, answer.body]).toEqual([200, { data: { __typename: "Query" } }]);
    expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
  });

  test("a key is read as a bearer token", async () => {
    const answer = await send('{"query":"{__typename}"}', { authorization: `Bearer ${key}` });
    expect(answer.body).toEqual({ data: { __typename: "Query" } });
  });

  test("a page of any origin may call", async () => {
    const headers = {
      origin: "https://example.com",
      "access-control-request-headers": "apollographql-client-name,x-a",
    };
    const answer = await fetch(`${serving.url}/me`, { method: "OPTIONS", headers });
    expect(answer.status).toBe(204);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    for (const name of ["x-api-key", "content-type", "authorization", "x-workspace", "apollographql-client-name"]) {
      expect(answer.headers.get("access-control-allow-headers")).toContain(name);
    }
  });
});

describe("what a request may look like", () => {
  const byType = "query One($id: String!) { __type(name: $id) { name } }";
  const found = { data: { __type: { name: "InterviewType" } } };

  test.each([
    ["an object", { id: "InterviewType" }],
    ["JSON text", '{"id":"InterviewType"}'],
  ])("variables are %s", async (_name, variables) => {
    expect((await query(byType, { variables })).body).toEqual(found);
  });

  test.each([undefined, null, {}, "", "{}"])("variables may be %j when there are none", async (variables) => {
    expect((await query("{ __typename }", { variables })).body).toEqual({ data: { __typename: "Query" } });
  });

  test("the operation is chosen by name", async () => {
    const two = "query A { a: __typename } query B { b: __typename }";
    expect((await query(two, { operationName: "B" })).body).toEqual({ data: { b: "Query" } });
    expect(await query(two)).toEqual(problem("Must provide operation name if query contains multiple operations."));
  });

  test.each([
    ["{", "The body is not valid JSON."],
    ["[]", 'Must provide query string: a JSON object with "query".'],
    ["{}", 'Must provide query string: a JSON object with "query".'],
    ['{"query":"{__typename}","variables":"[1]"}', "Variables must be an object, or an object as JSON text."],
    [
      '{"query":"{__typename}","variables":{"a":"\\u0000"}}',
      "Variable a: The text has characters that can not be stored.",
    ],
  ])("%s is refused in words", async (body, message) => {
    expect(await send(body)).toEqual(problem(message));
  });
});

describe("characters that can not be stored", () => {
  test.each([
    ['{ position(id: "\\u0000") { id } }'],
    ['{ template(type: "email", id: "a\\u{0}b") { id } }'],
    ['mutation { createWebhook(url: "https://example.com", external: "\\u0000") { id } }'],
    ['mutation { Company { Member { remove(email: "\\u0000") } } }'],
  ])("%s is refused in words", async (text) => {
    expect(await query(text)).toEqual({
      status: 200,
      headers: expect.anything(),
      body: {
        errors: [expect.objectContaining({ code: 400, message: "The text has characters that can not be stored." })],
      },
    });
  });

  test("a backslash before them writes others", async () => {
    expect((await query('{ position(id: "\\\\u0000 \\u00001") { id } }')).body).toEqual(
      expect.objectContaining({ errors: expect.anything() }),
    );
    expect((await query('{ position(id: "\\\\u0000") { id } }')).body).toEqual({ data: { position: null } });
  });
});

describe("what graphql-js says", () => {
  test.each([
    ["{ position(id: 1) { id } }", "String cannot represent a non string value: 1"],
    ["{ nothing }", 'Cannot query field "nothing" on type "Query".'],
    ["{ info }", 'Field "info" of type "UserInfo" must have a selection of subfields. Did you mean "info { ... }"?'],
    ["{ info(a: 1) { id } }", 'Unknown argument "a" on field "Query.info".'],
    ["{ info {", "Syntax Error: Expected Name, found <EOF>."],
    [
      "query ($id: ID!) { position(id: $id) { id } }",
      'Variable "$id" of type "ID!" used in position expecting type "String!".',
    ],
    [
      "query ($id: String!) { position(id: $id) { id } }",
      'Variable "$id" of required type "String!" was not provided.',
    ],
  ])("%s", async (text, message) => {
    expect(await query(text)).toEqual(problem(message));
  });
});

describe("limits", () => {
  const nest = (depth: number) =>
    `{ a: __typename ${"... on Query { ".repeat(depth)} b: __typename ${"}".repeat(depth)} }`;

  test("a bulk of 100 aliased invites with all members of the union is read", async () => {
    const members =
      "ExceededInvitesThisPeriodError InterviewAlreadyExistsInPositionError PositionNotFoundError ValidationError";
    const selection = `__typename ... on InterviewType { id hash url { public short } candidate { name email } } ${members
      .split(" ")
      .map((name, index) => `... on ${name} { m${index}: message c${index}: code }`)
      .join(" ")}`;
    const text = Array.from(
      { length: 100 },
      (_, index) => `i${index}: inviteCandidateToInterview(input: {positionId: "000000000000000000000000",
        candidate: {email: "a${index}@example.com", firstName: "A", lastName: "B"}}) { ${selection} }`,
    ).join("\n");
    const answer = await query(`mutation { __typename ${text} nothing }`);
    expect(answer).toEqual(problem('Cannot query field "nothing" on type "Mutation".'));
  });

  test("inline fragments make nothing deeper", async () => {
    expect((await query(nest(10))).body).toEqual({ data: { a: "Query", b: "Query" } });
  });

  test.each([
    ["fields in fields", `{ info ${"{ company ".repeat(30)} { id } ${"}".repeat(30)} }`, /nested at most 20 levels/],
    ["one name again and again", `{ ${"__typename ".repeat(500)} }`, /selected more than 150 times/],
    ["tokens", `{ ${"a ".repeat(40_000)} }`, /Document contains more that 30000 tokens/],
    [
      "aliases",
      `{ ${Array.from({ length: 2600 }, (_, index) => `a${index}: __typename`).join(" ")} }`,
      /at most 2500 aliases/,
    ],
    [
      "fragments in fragments",
      `{ ...f0 } ${Array.from(
        { length: 30 },
        (_, index) => `fragment f${index} on Query { a${index}: __typename ...f${index + 1} ...f${index + 1} }`,
      ).join(" ")} fragment f30 on Query { __typename }`,
      /at most 20000 fields|selected more than 150 times/,
    ],
    [
      "lists in lists",
      `{ positions { interviews { questions { scores { id } } position { id } scores { id } comments { id } } ${Array.from(
        { length: 60 },
        (_, index) => `i${index}: interviews { questions { id title scores { id computedScore } } }`,
      ).join(" ")} } }`,
      /asks for too much at once/,
    ],
  ])("%s beyond the limit are refused", async (_name, text, message) => {
    expect(await query(text)).toEqual(problem(expect.stringMatching(message)));
  });

  test("a body beyond a megabyte is not read", async () => {
    const answer = await send(JSON.stringify({ query: `{ __typename } #${"a".repeat(1_100_000)}` }));
    expect([answer.status, answer.body]).toEqual([
      413,
      expect.objectContaining({ errors: [expect.objectContaining({ code: 413 })] }),
    ]);
  });
});

test("a key that calls too often waits", async () => {
  const answers = await withinAMinute(callsBeyondTheLimit);
  expect(answers).toEqual([
    [200, false],
    [200, false],
    [429, true],
  ]);
});

/** Status and whether it says when to come again, of three calls where two are allowed. */
async function callsBeyondTheLimit() {
  const limited = await serveOn(db.connection.url, { RATE_LIMIT: "2" });
  try {
    const { id } = await createWorkspace(db.database);
    const own = await createApiKey(db.database, id);
    const call = async () => {
      const response = await fetch(`${limited.url}/me`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-api-key": own },
        body: '{"query":"{__typename}"}',
      });
      return [response.status, response.headers.has("retry-after")];
    };
    return [await call(), await call(), await call()];
  } finally {
    await limited.close();
  }
}
