/** /webhooks over HTTP: what is kept and shown, who may, and that workspaces do not see each other's. */
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createApiKey, createWorkspace } from "../../../test/factories.ts";
import { serveOn, type TestServing } from "../../../test/serving.ts";
import { startReceiver, type WebhookReceiver } from "../../../test/webhook-receiver.ts";
import type { WorkspaceId } from "../../core/actor.ts";

let db: TestDatabase;
let publicOnly: TestServing;
let serving: TestServing;
let receiver: WebhookReceiver;
let workspace: WorkspaceId;
let key: string;

async function call(method: string, path: string, body?: unknown, as = key, on = serving) {
  const answer = await fetch(`${on.url}/api/v1${path}`, {
    method,
    headers: { "x-api-key": as, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text ? JSON.parse(text) : null };
}
const create = (more: object = {}) => call("POST", "/webhooks", { url: `${receiver.url}/hook`, ...more });
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 30));
}

beforeAll(async () => {
  db = await createTestDatabase();
  receiver = await startReceiver();
  publicOnly = await serveOn(db.connection.url);
  serving = await serveOn(db.connection.url, { ROLES: "web,worker", ALLOW_PRIVATE_TARGETS: "true" });
});
beforeEach(async () => {
  workspace = (await createWorkspace(db.database)).id;
  key = await createApiKey(db.database, workspace);
  receiver.received.length = 0;
});
afterAll(async () => {
  await serving.close();
  await publicOnly.close();
  await receiver.close();
  await db.drop();
});

it("shows the secret once, again on request, and never in a list; it is not in the database as it is", async () => {
  const made = await create({ events: ["interview.*"], shape: "native" });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ events: ["interview.*"], shape: "native", active: true });
  expect(made.body.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const { id, secret } = made.body;
  expect(JSON.stringify((await call("GET", "/webhooks")).body)).not.toContain("whsec_");
  expect(JSON.stringify((await call("GET", `/webhooks/${id}`)).body)).not.toContain("whsec_");
  expect((await call("POST", `/webhooks/${id}/show-secret`)).body).toEqual({ secret, previousUntil: null });
  const { rows } = await db.pool.query(
    "select encode(secret, 'escape') as kept from webhook_secrets where workspace_id = $1",
    [workspace],
  );
  expect(JSON.stringify(rows)).not.toContain(secret.slice(6, 20));
  const rotated = await call("POST", `/webhooks/${id}/rotate-secret`, { keepPreviousHours: 2 });
  expect(rotated.body.secret).not.toBe(secret);
  expect(new Date(rotated.body.previousUntil).getTime()).toBeGreaterThan(Date.now() + 7_000_000);
});

it("takes public HTTPS addresses alone unless private ones are allowed", async () => {
  for (const url of [
    "http://example.com/hook",
    "https://127.0.0.1/hook",
    "https://169.254.169.254/",
    "https://a:b@example.com/",
    "no",
  ]) {
    const answer = await call("POST", "/webhooks", { url }, key, publicOnly);
    expect([url, answer.status, answer.body.errors?.[0]?.pointer]).toEqual([url, 400, "/url"]);
  }
  expect((await call("POST", "/webhooks", { url: "https://hooks.example.com/" }, key, publicOnly)).status).toBe(201);
});

it("refuses an event that the shape does not have", async () => {
  expect((await create({ shape: "hireflix", events: ["interview.started"] })).body).toMatchObject({
    status: 400,
    errors: [{ pointer: "/events/0" }],
  });
  expect((await create({ shape: "hireflix", events: ["interview.finish"] })).status).toBe(201);
});

it("is closed to keys without the scope, to keys that may not read interviews, and to other workspaces", async () => {
  const { id } = (await create()).body;
  const test = (await call("POST", `/webhooks/${id}/test`, {})).body;
  const foreign = await createApiKey(db.database, (await createWorkspace(db.database, { name: "Other" })).id);
  for (const [method, path, body] of [
    ["GET", `/webhooks/${id}`, undefined],
    ["PATCH", `/webhooks/${id}`, { active: false }],
    ["DELETE", `/webhooks/${id}`, undefined],
    ["POST", `/webhooks/${id}/show-secret`, undefined],
    ["POST", `/webhooks/${id}/rotate-secret`, {}],
    ["POST", `/webhooks/${id}/test`, {}],
    ["POST", `/webhooks/${id}/resend`, { fromSequence: 1 }],
    ["GET", `/webhooks/${id}/deliveries`, undefined],
    ["GET", `/webhooks/${id}/deliveries/${test.id}`, undefined],
    ["POST", `/webhooks/${id}/deliveries/${test.id}/resend`, undefined],
  ] as const) {
    expect([path, (await call(method, path, body, foreign)).status]).toEqual([path, 404]);
  }
  expect((await call("GET", "/webhooks", undefined, foreign)).body.data).toEqual([]);
  const reader = await createApiKey(db.database, workspace, ["webhooks:read"]);
  expect((await call("POST", `/webhooks/${id}/show-secret`, undefined, reader)).status).toBe(403);
  const blind = await createApiKey(db.database, workspace, ["webhooks:write"]);
  expect((await call("POST", "/webhooks", { url: `${receiver.url}/x` }, blind)).status).toBe(403);
  await until(async () => (await call("GET", `/webhooks/${id}/deliveries/${test.id}`)).body.state === "delivered");
  expect((await call("GET", `/webhooks/${id}/deliveries/${test.id}`, undefined, reader)).body.body).toBeNull();
});

it("keeps request and answer of every attempt, without the signature and without cookies", async () => {
  receiver.answer = (_request, response) => {
    response.setHeader("set-cookie", "session=secret");
    response.setHeader("content-type", "text/plain");
    response.end("x".repeat(10_000));
  };
  const { id } = (await create({ shape: "flowmingo" })).body;
  const { id: deliveryId } = (await call("POST", `/webhooks/${id}/test`, {})).body;
  await until(async () => (await call("GET", `/webhooks/${id}/deliveries/${deliveryId}`)).body.state === "delivered");
  const { body } = await call("GET", `/webhooks/${id}/deliveries/${deliveryId}`);
  expect(body.body).toBe(receiver.received[0]?.body);
  expect(body.log).toHaveLength(1);
  expect(body.log[0]).toMatchObject({
    request: { url: `${receiver.url}/hook`, headers: { "webhook-id": body.messageId } },
    response: { status: 200, headers: { "content-type": "text/plain" } },
  });
  expect(body.log[0].response.body).toHaveLength(4_096);
  expect(JSON.stringify(body.log)).not.toMatch(/signature|session=secret/);
  receiver.answer = (_request, response) => void response.end();
  const again = await call("POST", `/webhooks/${id}/deliveries/${deliveryId}/resend`);
  expect(again).toMatchObject({ status: 202, body: { state: "waiting", messageId: body.messageId } });
  await until(async () => receiver.received.length === 2);
  expect(receiver.received[1]?.body).toBe(receiver.received[0]?.body);
});

it("brings what happened before it was there, by range", async () => {
  await call("POST", "/custom-fields", { key: "one", type: "text" });
  await call("POST", "/custom-fields", { key: "two", type: "text" });
  const { id } = (await create({ events: ["custom_field.*"] })).body;
  expect((await call("POST", `/webhooks/${id}/resend`, {})).status).toBe(400);
  const asked = await call("POST", `/webhooks/${id}/resend`, { fromSequence: 1, onlyFailed: false });
  expect(asked).toMatchObject({ status: 202, body: { deliveries: 2 } });
  await receiver.until(2);
  expect(receiver.received.map(({ body }) => JSON.parse(body).sequence)).toEqual([1, 2]);
  await until(async () => (await call("GET", `/webhooks/${id}/deliveries?state=delivered`)).body.data.length === 2);
  expect((await call("POST", `/webhooks/${id}/resend`, { fromSequence: 1 })).body).toEqual({ deliveries: 0 });
});

it("does not overwrite silently, sends nothing while it is off, and leaves nothing when it is deleted", async () => {
  const { id } = (await create()).body;
  const etag = { "if-match": '"v0"' };
  const stale = await fetch(`${serving.url}/api/v1/webhooks/${id}`, {
    method: "PATCH",
    headers: { "x-api-key": key, "content-type": "application/json", ...etag },
    body: JSON.stringify({ description: "Mine" }),
  });
  expect(stale.status).toBe(412);
  expect((await call("PATCH", `/webhooks/${id}`, { active: false })).body).toMatchObject({ active: false, version: 2 });
  expect((await call("POST", `/webhooks/${id}/test`, {})).status).toBe(409);
  expect((await call("DELETE", `/webhooks/${id}`)).status).toBe(204);
  expect((await call("GET", `/webhooks/${id}`)).status).toBe(404);
  const { rows } = await db.pool.query("select 1 from webhook_secrets where workspace_id = $1", [workspace]);
  expect(rows).toEqual([]);
});

it("mails the owners when it switches a webhook off by itself", async () => {
  await db.pool.query(`insert into sign_in_users (id, name, email) values ($1, 'Olive', $2)`, [
    `user-${workspace}`,
    `olive-${workspace}@example.com`,
  ]);
  await db.pool.query(
    `insert into members (workspace_id, id, user_id, email, name, role, created_at)
     values ($1, gen_random_uuid(), $2, $3, 'Olive Owner', 'owner', now())`,
    [workspace, `user-${workspace}`, `olive-${workspace}@example.com`],
  );
  const { id } = (await create()).body;
  receiver.answer = (_request, response) => {
    response.statusCode = 410;
    response.end();
  };
  await call("POST", `/webhooks/${id}/test`, {});
  await until(async () => (await call("GET", `/webhooks/${id}`)).body.disabled?.reason === "gone");
  receiver.answer = (_request, response) => void response.end();
  await until(async () => (await call("GET", "/mails")).body.data[0]?.state === "sent");
  const [mail] = (await call("GET", "/mails")).body.data;
  expect(mail).toMatchObject({ purpose: "webhook_disabled", toEmail: `olive-${workspace}@example.com` });
  const { text, subject } = (await call("GET", `/mails/${mail.id}`)).body;
  expect(subject).toBe("A webhook of Acme is switched off");
  expect(text).toContain("410 Gone");
  expect(text).toContain("/app/settings?section=webhooks");
});
