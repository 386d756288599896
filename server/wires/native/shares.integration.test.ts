import { describe, expect, it } from "vitest";
import { createApiKey, createInterview, createPosition, testKeyring } from "../../../test/factories.ts";
import { nativeSuite } from "../../../test/native-api.ts";
import { systemActor } from "../../core/actor.ts";
import { changeWorkspace } from "../../core/change.ts";
import { endSharesOf, openSharesOf } from "../../core/shares/index.ts";
import { hashSecret } from "../../platform/keyring/keyring.ts";

const suite = nativeSuite();
const UUID_4 = /\/s\/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

async function anInterview(): Promise<string> {
  const position = await createPosition(suite.database(), suite.workspaceId());
  return (await createInterview(suite.database(), suite.workspaceId(), position.id)).id;
}

const share = (interviewId: string, body: Record<string, unknown> = {}) =>
  suite.call("POST", `/interviews/${interviewId}/shares`, { body });

describe("a share link", () => {
  it("lives 75 days unless told otherwise, and is shown again with the same random address", async () => {
    const id = await anInterview();
    const made = await share(id);
    expect(made.status).toBe(201);
    expect(made.body.url).toMatch(UUID_4);
    const days = (Date.parse(made.body.expiresAt) - Date.parse(made.body.createdAt)) / 86_400_000;
    expect(days).toBe(75);
    expect(made.body).toMatchObject({
      state: "open",
      hideIdentity: false,
      hasPassword: false,
      allow: { comments: false, scores: false, download: false },
      openedCount: 0,
    });
    const list = await suite.call("GET", `/interviews/${id}/shares`);
    expect(list.body).toEqual({ data: [made.body], next: null });
    expect((await share(id)).body.url).not.toBe(made.body.url);
  });

  it("is kept as a hash and encrypted, its password as a hash", async () => {
    const { body } = await share(await anInterview(), { password: "correct horse" });
    expect(JSON.stringify(body)).not.toContain("correct horse");
    const row = await suite
      .database()
      .selectFrom("shares")
      .selectAll()
      .where("id", "=", body.id)
      .executeTakeFirstOrThrow();
    const secret = body.url.split("/").at(-1);
    expect(row.secret_hash.equals(hashSecret(secret))).toBe(true);
    expect(row.secret_sealed.toString("latin1")).not.toContain(secret);
    expect(row.password_hash).not.toContain("correct");
  });

  it("changes what is given, keeps its address, and refuses a version that is old", async () => {
    const { body } = await share(await anInterview(), { password: "correct horse", labels: ["board"] });
    const changed = await suite.call("PATCH", `/shares/${body.id}`, {
      body: { allow: { scores: true }, password: null, expiresInDays: 365 },
      headers: { "if-match": `"${body.version}"` },
    });
    expect(changed.body).toMatchObject({
      url: body.url,
      labels: ["board"],
      hasPassword: false,
      allow: { comments: false, scores: true, download: false },
    });
    const again = await suite.call("PATCH", `/shares/${body.id}`, {
      body: { name: "x" },
      headers: { "if-match": `"${body.version}"` },
    });
    expect(again.status).toBe(412);
  });

  it("ends once, stays in the list, and can not be changed then", async () => {
    const id = await anInterview();
    const { body } = await share(id);
    expect((await suite.call("DELETE", `/shares/${body.id}`)).status).toBe(204);
    const [ended] = (await suite.call("GET", `/interviews/${id}/shares`)).body.data;
    expect(ended.state).toBe("ended");
    expect((await suite.call("DELETE", `/shares/${body.id}`)).status).toBe(204);
    const [still] = (await suite.call("GET", `/interviews/${id}/shares`)).body.data;
    expect(still.endedAt).toBe(ended.endedAt);
    expect((await suite.call("PATCH", `/shares/${body.id}`, { body: { name: "x" } })).status).toBe(409);
    const events = await suite.call("GET", `/events?interviewId=${id}`);
    expect(events.body.data.map((event: { type: string }) => event.type)).toEqual(["share.created", "share.ended"]);
  });

  it("is no business of another workspace, and its address none of a caller who may only read", async () => {
    const id = await anInterview();
    const { body } = await share(id);
    const key = suite.foreignKey();
    expect((await suite.call("GET", `/interviews/${id}/shares`, { key })).status).toBe(404);
    expect((await suite.call("POST", `/interviews/${id}/shares`, { key, body: {} })).status).toBe(404);
    expect((await suite.call("PATCH", `/shares/${body.id}`, { key, body: {} })).status).toBe(404);
    expect((await suite.call("DELETE", `/shares/${body.id}`, { key })).status).toBe(404);
    expect((await suite.call("GET", `/shares/${body.id}/openings`, { key })).status).toBe(404);
    const reader = await createApiKey(suite.database(), suite.workspaceId(), ["interviews:read"]);
    const [seen] = (await suite.call("GET", `/interviews/${id}/shares`, { key: reader })).body.data;
    expect(seen.url).toBeNull();
    expect((await suite.call("POST", `/interviews/${id}/shares`, { key: reader, body: {} })).status).toBe(403);
  });

  it("of many interviews is read in one go, the newest open one of each, and all of one end together", async () => {
    const [first, second] = [await anInterview(), await anInterview()];
    await share(first);
    const newest = (await share(first, { name: "newest" })).body;
    const ended = (await share(second)).body;
    await suite.call("DELETE", `/shares/${ended.id}`);
    const clock = () => new Date();
    const database = suite.database();
    const secrets = { encrypt: testKeyring.encrypt, decrypt: () => "seen" };
    const open = () => openSharesOf({ database, keyring: secrets, clock }, suite.workspaceId(), [first, second]);
    expect([...(await open())].map(([id, row]) => [id, row.id])).toEqual([[first, newest.id]]);
    const jobs = { enqueue: async () => {} };
    const count = await changeWorkspace({ database, jobs, clock }, systemActor("test"), suite.workspaceId(), (change) =>
      endSharesOf(change, first),
    );
    expect(count).toBe(2);
    expect((await open()).size).toBe(0);
  });
});
