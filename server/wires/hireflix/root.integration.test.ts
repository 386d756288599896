/** POST / on a started server: sign-in with its limits and second factor, registration, invitations of users. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { at, listAt, textAt } from "../../../conformance/kit.ts";
import { codeOf, createMember, openBrowser, PASSWORD } from "../../../test/browser.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createApiKey, createWorkspace } from "../../../test/factories.ts";
import { graphql } from "../../../test/graphql.ts";
import { serveOn, type TestServing } from "../../../test/serving.ts";
import { withinAMinute } from "../../../test/within-a-minute.ts";
import type { WorkspaceId } from "../../core/actor.ts";
import { hashSecret } from "../../platform/keyring/keyring.ts";
import { openSignIn } from "../../platform/sign-in/sign-in.ts";

let db: TestDatabase;
let serving: TestServing;
let open: TestServing;
let workspace: WorkspaceId;
let passwordHash: string;
let unique = 0;

beforeAll(async () => {
  db = await createTestDatabase();
  serving = await serveOn(db.connection.url, { TRUST_PROXY: "loopback" });
  open = await serveOn(db.connection.url, { OPEN_REGISTRATION: "true" });
  const signIn = openSignIn({ pool: db.pool, secretKey: "of no account here", publicUrl: "http://team.example" });
  passwordHash = await signIn.hashPassword(PASSWORD);
  ({ id: workspace } = await createWorkspace(db.database, { name: "Acme" }));
});
afterAll(async () => {
  await serving?.close();
  await open?.close();
  await db?.drop();
});

/** Each test calls from an address of its own, since attempts are counted by address. */
const from = () => ({ "x-forwarded-for": `10.1.0.${++unique}` });

async function member() {
  const email = `person-${++unique}@example.com`;
  await createMember(db.database, workspace, passwordHash, { email, role: "recruiter" });
  return email;
}

const RESULT = "{ token expires secondFactorChallenge user { email companies { name role } } }";
const SIGN_IN = `mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) ${RESULT} }`;
const SIGN_OUT = "mutation { signOut }";

const call = (query: string, variables: unknown = {}, headers: Record<string, string> = from()) =>
  graphql(`${serving.url}/`, query, variables, headers);

describe("the endpoint without a key", () => {
  it("answers POST and leaves GET / to the pages", async () => {
    const answer = await call("{ registrationOpen plans { id name price users } }");
    expect(answer.data).toEqual({
      registrationOpen: false,
      plans: [{ id: "self-hosted", name: "Self-hosted", price: 0, users: null }],
    });
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    const page = await fetch(`${serving.url}/`, { redirect: "manual" });
    expect([page.status, page.headers.get("location")]).toEqual([302, "/app"]);
    const introspected = await call("{ __schema { mutationType { fields { name } } } }");
    expect(JSON.stringify(introspected.data)).toContain("verifySecondFactor");
    const sdl = await (await fetch(`${serving.url}/schema.graphql`)).text();
    expect(sdl).toContain("type Mutation {");
  });

  it("signs in, gives a token that ends with signing out, and tells nobody which part was wrong", async () => {
    const email = await member();
    const entered = await call(SIGN_IN, { email: email.toUpperCase(), password: PASSWORD });
    expect(entered.data).toMatchObject({
      signIn: { secondFactorChallenge: null, user: { email, companies: [{ name: "Acme", role: "recruiter" }] } },
    });
    expect(Number(at(entered.data, "signIn", "expires"))).toBeGreaterThan(Date.now());
    const bearer = { authorization: `Bearer ${textAt(entered.data, "signIn", "token")}`, ...from() };
    const me = () => graphql(`${serving.url}/me`, "{ info { email company { name } } }", {}, bearer);
    expect((await me()).data).toEqual({ info: { email, company: { name: "Acme" } } });
    expect((await call(SIGN_OUT, {}, bearer)).data).toEqual({ signOut: true });
    expect((await me()).body).toEqual({ message: "Unauthorized" });
    expect((await call(SIGN_OUT, {}, bearer)).errors).toMatchObject([{ code: 401 }]);
    const wrong = await call(SIGN_IN, { email, password: "not the password" });
    const unknown = await call(SIGN_IN, { email: "nobody@example.com", password: "not the password" });
    expect(wrong.status).toBe(200);
    expect(wrong.errors).toMatchObject([{ code: 401 }]);
    expect(at(wrong.errors, 0, "message")).toBe(at(unknown.errors, 0, "message"));
  });

  it("does not take the bare token of a session, which stands in the database, for a bearer", async () => {
    const email = await member();
    await call(SIGN_IN, { email, password: PASSWORD });
    const { token } = await db.database
      .selectFrom("sign_in_sessions")
      .innerJoin("sign_in_users", "sign_in_users.id", "sign_in_sessions.user_id")
      .select("sign_in_sessions.token")
      .where("sign_in_users.email", "=", email)
      .executeTakeFirstOrThrow();
    const answer = await call(SIGN_OUT, {}, { authorization: `Bearer ${token}` });
    expect(answer.errors).toMatchObject([{ code: 401 }]);
  });

  it("counts attempts at one account together with those of the sign-in page", async () => {
    // Several by aliases in one request are several attempts.
    const many = Array.from(
      { length: 6 },
      (_, n) => `a${n}: signIn(email: $email, password: "wrong password") { token }`,
    );
    const [answer, last] = await withinAMinute(async () => {
      const email = await member();
      const browser = openBrowser(serving.url);
      for (let tried = 0; tried < 5; tried += 1) await browser.signIn(email, "not the password");
      return [
        await call(`mutation ($email: String!) { ${many.join(" ")} }`, { email }),
        await call(SIGN_IN, { email, password: PASSWORD }),
      ] as const;
    });
    expect(answer.errors.map((error) => at(error, "code"))).toEqual([401, 401, 401, 401, 401, 429]);
    expect(last.errors).toMatchObject([{ code: 429 }]);
  });

  it("asks for the second factor with a challenge, which a code or a backup code answers", async () => {
    const email = await member();
    const browser = openBrowser(serving.url);
    await browser.signIn(email, PASSWORD);
    const enabled = await browser.auth("/two-factor/enable", { password: PASSWORD });
    const uri = textAt(enabled.body, "totpURI");
    await browser.auth("/two-factor/verify-totp", { code: codeOf(uri) });
    const verify = `mutation ($challenge: String!, $code: String, $backup: String) {
      verifySecondFactor(challenge: $challenge, code: $code, backupCode: $backup) ${RESULT} }`;
    const challenged = async () => {
      const answer = await call(SIGN_IN, { email, password: PASSWORD });
      expect(at(answer.data, "signIn")).toMatchObject({ token: null, user: null });
      return textAt(answer.data, "signIn", "secondFactorChallenge");
    };
    const challenge = await challenged();
    expect((await call(verify, { challenge, code: "000000" })).errors).toMatchObject([{ code: 401 }]);
    const entered = await call(verify, { challenge, code: codeOf(uri) });
    expect(at(entered.data, "verifySecondFactor")).toMatchObject({ token: expect.any(String), user: { email } });
    const [backup] = listAt(enabled.body, "backupCodes");
    const again = { challenge: await challenged(), backup };
    expect(textAt((await call(verify, again)).data, "verifySecondFactor", "token")).not.toBe("");
    expect((await call(verify, { challenge: "made.up", code: "123456" })).errors).toMatchObject([{ code: 401 }]);
    const noted = await db.database
      .selectFrom("audit_entries as entry")
      .innerJoin("members as member", "member.id", "entry.subject_id")
      .select(["entry.action", "entry.data"])
      .where("member.email", "=", email)
      .orderBy("entry.at")
      .execute();
    expect(noted).toEqual([
      { action: "member.signed_in", data: {} },
      { action: "member.second_factor_on", data: {} },
      { action: "member.signed_in", data: { secondFactor: "code" } },
      { action: "member.signed_in", data: { secondFactor: "backup_code" } },
    ]);
  });

  it("registers nobody unless the operator says so", async () => {
    const register = `mutation ($input: RegisterInput!) { register(input: $input) ${RESULT} }`;
    const email = `founder-${++unique}@example.com`;
    const input = { company: "Globex", name: "Ann Lee", email, password: PASSWORD };
    expect((await call(register, { input })).errors).toMatchObject([
      { code: 403, message: expect.stringContaining("Registration is closed here") },
    ]);
    const made = await graphql(`${open.url}/`, register, { input });
    expect(at(made.data, "register", "user")).toEqual({ email, companies: [{ name: "Globex", role: "owner" }] });
    expect((await graphql(`${open.url}/`, register, { input })).errors).toMatchObject([{ code: 409 }]);
    const short = await graphql(`${open.url}/`, register, { input: { ...input, password: "short" } });
    expect(short.errors).toMatchObject([{ code: 400 }]);
  });

  it("accepts an invitation: a new account by name and password, a known one by its bearer token", async () => {
    const accept = `mutation ($token: String!, $name: String, $password: String) {
      acceptInvitation(token: $token, name: $name, password: $password) { companyId token } }`;
    const fresh = await invited(`new-${++unique}@example.com`);
    const seen = await call("query ($token: String!) { invitation(token: $token) { company accountExists } }", {
      token: fresh,
    });
    expect(seen.data).toEqual({ invitation: { company: "Acme", accountExists: false } });
    expect((await call(accept, { token: fresh, name: null })).errors).toMatchObject([{ code: 400 }]);
    const joined = await call(accept, { token: fresh, name: "Ann Lee", password: PASSWORD });
    expect(textAt(joined.data, "acceptInvitation", "token")).not.toBe("");
    const used = await call(accept, { token: fresh, name: "Ann Lee", password: PASSWORD });
    expect(used.errors).toMatchObject([{ code: 404 }]);

    const other = await createWorkspace(db.database, { name: "Globex" });
    const email = await member();
    const token = await invited(email, other.id);
    expect((await call(accept, { token })).errors).toMatchObject([{ code: 401 }]);
    const entered = await call(SIGN_IN, { email, password: PASSWORD });
    const bearer = { authorization: `Bearer ${textAt(entered.data, "signIn", "token")}`, ...from() };
    expect((await call(accept, { token }, bearer)).data).toMatchObject({ acceptInvitation: { token: null } });
    const again = await call(
      `mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { user { companies { id workspace name } } } }`,
      { email, password: PASSWORD },
    );
    const companies = listAt(again.data, "signIn", "user", "companies");
    expect(companies).toHaveLength(2);
    // /me speaks of the one that either form of its id names.
    for (const company of companies) {
      for (const form of ["id", "workspace"]) {
        const headers = { ...bearer, "x-workspace": textAt(company, form) };
        const answer = await graphql(`${serving.url}/me`, "{ info { company { name } } }", {}, headers);
        expect(at(answer.data, "info", "company", "name")).toBe(textAt(company, "name"));
      }
    }
    const nowhere = { ...bearer, "x-workspace": "0".repeat(24) };
    expect((await graphql(`${serving.url}/me`, "{ info { id } }", {}, nowhere)).status).toBe(403);
  });
});

/** The token of an invitation, which only the mail has in clear. */
async function invited(email: string, space: WorkspaceId = workspace): Promise<string> {
  const key = await createApiKey(db.database, space);
  const made = await fetch(`${serving.url}/api/v1/member-invitations`, {
    method: "POST",
    headers: { "x-api-key": key, "content-type": "application/json" },
    body: JSON.stringify({ email, role: "viewer" }),
  });
  expect(made.status).toBe(201);
  const token = `token-of-${email}`;
  await db.database
    .updateTable("member_invitations")
    .set({ token_hash: hashSecret(token) })
    .where("email", "=", email)
    .where("workspace_id", "=", space)
    .execute();
  return token;
}
