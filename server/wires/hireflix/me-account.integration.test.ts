/** The account over POST /me: who calls, keys and rights, the audit log, members, webhooks, and the schema itself. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { at, listAt, textAt } from "../../../conformance/kit.ts";
import { createMember, PASSWORD } from "../../../test/browser.ts";
import { createApiKey } from "../../../test/factories.ts";
import { graphql } from "../../../test/graphql.ts";
import { serveCompanies } from "../../../test/hireflix-suite.ts";
import { openPool } from "../../platform/database/connect.ts";
import { openSignIn } from "../../platform/sign-in/sign-in.ts";
import { hexOf } from "./wire-ids.ts";

const suite = serveCompanies({ ALLOW_PRIVATE_TARGETS: "true" });

async function passwordHash(): Promise<string> {
  const pool = openPool({ url: suite.databaseUrl }, { max: 1 });
  try {
    return await openSignIn({ pool, secretKey: "a secret key of this test", publicUrl: suite.url }).hashPassword(
      PASSWORD,
    );
  } finally {
    await pool.end();
  }
}

const data = async (query: string, variables: Record<string, unknown> = {}) =>
  at((await suite.ours.ask(query, variables)).body, "data");

describe("the schema", () => {
  test("has every line of the contract, and is served as text and by introspection to who has a key", async () => {
    const sdl = readFileSync(new URL("./me.graphql", import.meta.url), "utf8");
    expect(await (await fetch(`${suite.url}/me/schema.graphql`)).text()).toBe(sdl);
    expect(listAt(await data("{ __schema { types { name } } }"), "__schema", "types")).toEqual(
      expect.arrayContaining([{ name: "question" }, { name: "media" }, { name: "InterviewType" }, { name: "ID" }]),
    );
  });
});

test("a key is somebody without an address, in its company", async () => {
  expect(await data("{ info { id name lastname email deleted company { id name } } permissions }")).toEqual({
    info: {
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      name: "Test",
      lastname: null,
      email: null,
      deleted: null,
      company: { id: hexOf(suite.ours.workspace), name: "Acme" },
    },
    permissions: expect.arrayContaining(["interviews:read", "positions:write"]),
  });
});

test("usage, keys without their secrets, templates, themes and tags", async () => {
  await data(
    `mutation { Position(id: "${suite.ours.positionId}") { save(position: { tags: ["port", "crane"] }) { id } } }`,
  );
  const told = await data(`{ usage { interviews jobs users themes period } apiKeys { apiKey company type permissions }
    templates(type: "email") { id name language isDefault typeEnum createdAt } none: templates(type: "sms") { id }
    template(type: "email", id: "reminder") { id } themes { id name owner companyName primaryColor } positionTags
    theme(id: "${hexOf(suite.ours.workspace)}") { name } other: theme(id: "${hexOf(suite.theirs.workspace)}") { name } }`);
  expect(told).toEqual({
    usage: { interviews: 0, jobs: 1, users: 0, themes: 1, period: [expect.any(Number), expect.any(Number)] },
    apiKeys: [
      {
        apiKey: expect.stringMatching(/^gr_live_\w+\.\*+/),
        company: hexOf(suite.ours.workspace),
        type: "live",
        permissions: expect.any(Array),
      },
    ],
    templates: ["invitation", "admitted", "reminder"].map((id) => ({
      id,
      name: expect.any(String),
      language: "en",
      isDefault: true,
      typeEnum: "email",
      createdAt: expect.stringMatching(/^\d{4}-/),
    })),
    none: [],
    template: { id: "reminder" },
    themes: [{ id: hexOf(suite.ours.workspace), name: "Acme", owner: null, companyName: "Acme", primaryColor: null }],
    theme: { name: "Acme" },
    other: null,
    positionTags: ["crane", "port"],
  });
});

test("a key without the scope is told so, and what else was asked is answered", async () => {
  const key = await createApiKey(suite.database, suite.ours.workspace, ["positions:read"]);
  const { body } = await graphql(
    `${suite.url}/me`,
    "{ positions { id } apiKeys { apiKey } }",
    {},
    { "x-api-key": key },
  );
  expect(at(body, "errors", 0, "code")).toBe(403);
  const { body: some } = await graphql(
    `${suite.url}/me`,
    "{ positions { id } usage { jobs } }",
    {},
    { "x-api-key": key },
  );
  expect(at(some, "data")).toEqual({ positions: [{ id: suite.ours.positionId }], usage: null });
});

test("the audit log pages by skip and limit over two months, objects without a selection", async () => {
  const { body } = await suite.ours.ask(
    `mutation { Position(id: "${suite.ours.positionId}") { invite(candidate: { name: "A B", email: "a@example.com" }) { id } } }`,
  );
  const id = textAt(body, "data", "Position", "invite", "id");
  await data(`mutation { Interview(id: "${id}") { delete } }`);
  const audit = async (pagination: string) =>
    at(
      await data(
        `{ info { company { logs { audit${pagination} { count total results { actor { id email } timestamp object ip action host referer medium } } } } } }`,
      ),
      "info",
      "company",
      "logs",
      "audit",
    );
  const all = await audit("");
  expect([at(all, "count"), at(all, "total")]).toEqual([2, 2]);
  expect(at(all, "results", 0)).toEqual({
    actor: { id: expect.stringMatching(/^[0-9a-f]{24}$/), email: null },
    timestamp: expect.any(Number),
    object: { id, type: "INTERVIEW" },
    ip: expect.any(String),
    action: "interview.delete",
    host: expect.any(String),
    referer: null,
    medium: "API_KEY",
  });
  const second = await audit("(pagination: { skip: 1, limit: 1 })");
  expect([at(second, "count"), at(second, "total"), listAt(second, "results")]).toEqual([
    1,
    2,
    [expect.objectContaining({ action: "interview.create", object: { id, type: "INTERVIEW" } })],
  ]);
  expect(listAt(second, "results")).toEqual([at(all, "results", 1)]);
  await suite.database
    .updateTable("audit_entries")
    .set({ at: new Date(Date.now() - 63 * 86_400_000) })
    .where("workspace_id", "=", suite.ours.workspace)
    .execute();
  expect(at(await audit(""), "total")).toBe(0);
});

describe("members", () => {
  const add = (email: string) => suite.ours.ask(`mutation { Company { Member { add(email: "${email}") } } }`);
  const remove = (args: string) => suite.ours.ask(`mutation { Company { Member { remove(${args}) } } }`);

  test("are asked to join and leave again, both without a selection set", async () => {
    expect((await add("new@example.com")).body).toEqual({ data: { Company: { Member: { add: true } } } });
    expect(at((await add("new@example.com")).body, "errors", 0, "code")).toBe(409);
    expect((await remove('email: "NEW@example.com"')).body).toEqual({
      data: { Company: { Member: { remove: true } } },
    });
    expect(at((await remove('email: "new@example.com"')).body, "errors", 0, "code")).toBe(404);
    const { body } = await suite.ours.ask("mutation { Company { Member { remove } } }");
    expect(at(body, "errors", 0, "message")).toBe("remove needs an id or an email.");
  });

  test("who signed in sees what is shared with them alone", async () => {
    const email = `rita-${suite.ours.positionId}@example.com`;
    await createMember(suite.database, suite.ours.workspace, await passwordHash(), { email, role: "recruiter" });
    const entered = await graphql(
      `${suite.url}/`,
      "mutation ($e: String!, $p: String!) { signIn(email: $e, password: $p) { token } }",
      { e: email, p: PASSWORD },
    );
    const headers = { authorization: `Bearer ${textAt(entered.data, "signIn", "token")}` };
    const mine = () => graphql(`${suite.url}/me`, "{ info { name email } positions { id } }", {}, headers);
    expect((await mine()).data).toEqual({
      info: expect.objectContaining({ email }),
      positions: [{ id: suite.ours.positionId }],
    });
    await suite.database
      .updateTable("positions")
      .set({ access: "chosen" })
      .where("id", "=", suite.ours.positionUuid)
      .execute();
    expect(at((await mine()).data, "positions")).toEqual([]);
    const hidden = await graphql(
      `${suite.url}/me`,
      `{ position(id: "${suite.ours.positionId}") { id } interviews(position: "${suite.ours.positionId}") { id } }`,
      {},
      headers,
    );
    expect(hidden.data).toEqual({ position: null, interviews: [] });
    const { hex } = await suite.completedInterview(suite.ours);
    const interview = `Interview(id: "${hex}")`;
    const position = `Position(id: "${suite.ours.positionId}")`;
    for (const verb of [
      `${interview} { score(score: 3) { id } }`,
      `${interview} { comment(comment: "Hello") { id } }`,
      `${interview} { share { id } }`,
      `${interview} { unshare }`,
      `${interview} { finalist { id } }`,
      `${interview} { archive { id } }`,
      `${interview} { externalId(externalId: "x") { id } }`,
      `${interview} { delete }`,
      `${position} { save(position: { name: "Mine" }) { id } }`,
      `${position} { archive(archive: true) { id } }`,
      `${position} { delete }`,
      `${position} { invite(candidate: { name: "A B", email: "a@example.com" }) { id } }`,
    ]) {
      const { errors } = await graphql(`${suite.url}/me`, `mutation { ${verb} }`, {}, headers);
      expect([verb, at(errors, 0, "code")]).toEqual([verb, 404]);
    }
    const unknown = "__typename ... on PositionNotFoundError { code }";
    const input = `positionId: "${suite.ours.positionId}", candidate: { email: "a@example.com", firstName: "A" }`;
    const told = await graphql(
      `${suite.url}/me`,
      `mutation { a: archivePosition(input: { id: "${suite.ours.positionId}" }) { ${unknown} }
        b: deletePosition(input: { id: "${suite.ours.positionId}" }) { ${unknown} }
        c: inviteCandidateToInterview(input: { ${input} }) { ${unknown} } }`,
      {},
      headers,
    );
    const none = { __typename: "PositionNotFoundError", code: 404 };
    expect(told.data).toEqual({ a: none, b: none, c: none });
    const { data: after } = await suite.ours.ask(`{ position(id: "${suite.ours.positionId}") { archived
      interviews { id status comments { id } scores { id } externalLink { id } } } }`);
    expect(after).toEqual({
      position: {
        archived: null,
        interviews: [{ id: hex, status: "completed", comments: [], scores: [], externalLink: null }],
      },
    });
  });
});

test("a position tells which member created it, whoever changes it later; one made by a key has no owner", async () => {
  const email = `owen-${suite.ours.positionId}@example.com`;
  await createMember(suite.database, suite.ours.workspace, await passwordHash(), { email, role: "recruiter" });
  const entered = await graphql(
    `${suite.url}/`,
    "mutation ($e: String!, $p: String!) { signIn(email: $e, password: $p) { token } }",
    { e: email, p: PASSWORD },
  );
  const save =
    "mutation ($id: String, $name: String) { Position(id: $id) { save(position: { name: $name }) { id ownerId } } }";
  const made = await graphql(
    `${suite.url}/me`,
    `mutation { Position { save(position: { name: "Own", questions: [{ title: "One" }] }) { id ownerId } } }`,
    {},
    { authorization: `Bearer ${textAt(entered.data, "signIn", "token")}` },
  );
  const id = textAt(made.data, "Position", "save", "id");
  const member = await suite.database
    .selectFrom("members")
    .select("id")
    .where("workspace_id", "=", suite.ours.workspace)
    .where("email", "=", email)
    .executeTakeFirstOrThrow();
  expect(at(made.data, "Position", "save", "ownerId")).toBe(hexOf(member.id));
  expect(at(await data(save, { id, name: "Renamed" }), "Position", "save", "ownerId")).toBe(hexOf(member.id));
  const byKey = at(
    await data(`mutation { Position { save(position: { name: "Key" }) { id ownerId } } }`),
    "Position",
    "save",
  );
  expect(at(byKey, "ownerId")).toBeNull();
  expect(await data(`{ positions { id ownerId } }`)).toEqual({
    positions: expect.arrayContaining([{ id, ownerId: hexOf(member.id) }, byKey]),
  });
});

test("the theme belongs to the workspace's first member, also after they left", async () => {
  const email = (name: string) => `${name}-theme-${suite.ours.positionId}@example.com`;
  const hash = await passwordHash();
  const first = await createMember(suite.database, suite.ours.workspace, hash, {
    email: email("first"),
    role: "owner",
  });
  await suite.database
    .updateTable("members")
    .set({ created_at: new Date(0), removed_at: new Date() })
    .where("workspace_id", "=", suite.ours.workspace)
    .where("email", "=", email("first"))
    .execute();
  await createMember(suite.database, suite.ours.workspace, hash, { email: email("second"), role: "owner" });
  expect(await data(`{ themes { owner testName } }`)).toEqual({ themes: [{ owner: hexOf(first), testName: null }] });
});

describe("webhooks", () => {
  const FIELDS = "id url events active external owner";

  test("are made, listed, switched off; one secret signs all of them", async () => {
    const made = at(
      await data(
        `mutation { createWebhook(url: "https://hooks.example.com/a", events: ["interview.finish"], external: "x") { ${FIELDS} } }`,
      ),
      "createWebhook",
    );
    expect(made).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      url: "https://hooks.example.com/a",
      events: ["interview.finish"],
      active: true,
      external: "x",
      owner: "Test",
    });
    const id = textAt(made, "id");
    expect(await data(`mutation { updateWebhook(id: "${id}", active: false) { id active url } }`)).toEqual({
      updateWebhook: { id, active: false, url: "https://hooks.example.com/a" },
    });
    const told = await data(
      `{ webhooks { id } webhook(id: "${id}") { active } webhookLogs(id: "${id}") { id } webhooksSecretKey }`,
    );
    expect(told).toEqual({
      webhooks: [{ id }],
      webhook: { active: false },
      webhookLogs: [],
      webhooksSecretKey: expect.stringMatching(/^whsec_/),
    });
    expect(at(await data("{ webhooksSecretKey }"), "webhooksSecretKey")).toBe(at(told, "webhooksSecretKey"));
    const { body } = await suite.theirs.ask(`{ webhooks { id } webhook(id: "${id}") { id } webhooksSecretKey }`);
    expect(at(body, "data")).toEqual({
      webhooks: [],
      webhook: null,
      webhooksSecretKey: expect.not.stringMatching(textAt(told, "webhooksSecretKey").replace(/[+/]/g, ".")),
    });
  });

  test.each([
    [
      "an event that is none",
      `createWebhook(url: "https://hooks.example.com/a", events: ["interview.started"]) { id }`,
      400,
    ],
    ["no event at all", `createWebhook(url: "https://hooks.example.com/a", events: []) { id }`, 400],
    ["an address that is none", `createWebhook(url: "nowhere") { id }`, 400],
    ["an unknown webhook", `updateWebhook(id: "0123456789abcdef01234567", active: true) { id }`, 404],
  ])("%s is refused", async (_name, field, code) => {
    const { body } = await suite.ours.ask(`mutation { ${field} }`);
    expect(at(body, "errors", 0, "code")).toBe(code);
  });
});
