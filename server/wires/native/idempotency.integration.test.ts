import { rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createDataDir, endServer, startServer } from "../../../test/deployment.ts";
import { createApiKey, createPosition, createWorkspace } from "../../../test/factories.ts";
import { serveOn, type TestServing } from "../../../test/serving.ts";
import type { WorkspaceId } from "../../core/actor.ts";

let db: TestDatabase;
let serving: TestServing;
let workspace: WorkspaceId;
let key: string;
let otherKey: string;
let position: string;

interface Sent {
  key?: string;
  body?: unknown;
  idempotency?: string;
  url?: string;
  method?: string;
  type?: string;
}

async function send(path: string, sent: Sent = {}) {
  const raw = sent.type !== undefined;
  const answer = await fetch(`${sent.url ?? serving.url}/api/v1${path}`, {
    method: sent.method ?? "POST",
    headers: {
      "x-api-key": sent.key ?? key,
      "content-type": sent.type ?? "application/json",
      ...(sent.idempotency === undefined ? {} : { "idempotency-key": sent.idempotency }),
    },
    body: raw ? (sent.body as Uint8Array<ArrayBuffer>) : JSON.stringify(sent.body ?? {}),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    text,
    body: text ? JSON.parse(text) : null,
    etag: answer.headers.get("etag"),
    replayed: answer.headers.get("idempotency-replayed"),
  };
}

const candidate = (email: string) => ({ positionId: position, name: "Jane Doe", email });

const countOf = async (email: string): Promise<number> => {
  const rows = await db.database.selectFrom("interviews").select("id").where("email", "=", email).execute();
  return rows.length;
};

beforeAll(async () => {
  db = await createTestDatabase({ poolSize: 3 });
  serving = await serveOn(db.connection.url);
  ({ id: workspace } = await createWorkspace(db.database));
  key = await createApiKey(db.database, workspace);
  otherKey = await createApiKey(db.database, workspace);
  ({ id: position } = await createPosition(db.database, workspace));
});
afterAll(async () => {
  await serving?.close();
  await db?.drop();
});

describe("an Idempotency-Key", () => {
  it("gives the stored answer again, byte for byte, and does nothing a second time", async () => {
    const sent = { body: candidate("twice@example.com"), idempotency: "twice" };
    const first = await send("/interviews", sent);
    const again = await send("/interviews", sent);
    expect([first.status, first.replayed, again.status, again.replayed]).toEqual([201, null, 201, "true"]);
    expect([again.text, again.etag]).toEqual([first.text, first.etag]);
    expect(await countOf("twice@example.com")).toBe(1);
  });

  it("gives the stored answer even when the thing has changed since", async () => {
    const sent = { body: candidate("changed@example.com"), idempotency: "changed" };
    const first = await send("/interviews", sent);
    await send(`/interviews/${first.body.id}/archive`);
    expect((await send("/interviews", sent)).body.archivedAt).toBeNull();
  });

  it("is refused with another body, or on another thing of the same route", async () => {
    const made = await send("/interviews", { body: candidate("one@example.com"), idempotency: "reused" });
    const other = await send("/interviews", { body: candidate("two@example.com"), idempotency: "reused" });
    expect([other.status, other.body.code]).toEqual([422, "key_reused"]);
    expect(await countOf("two@example.com")).toBe(0);

    const second = await send("/interviews", { body: candidate("three@example.com") });
    await send(`/interviews/${made.body.id}/archive`, { idempotency: "archive" });
    const elsewhere = await send(`/interviews/${second.body.id}/archive`, { idempotency: "archive" });
    expect([elsewhere.status, elsewhere.body.code]).toEqual([422, "key_reused"]);
  });

  it("means something else for another credential and on another route", async () => {
    const sent = { body: { title: "Mine" }, idempotency: "shared" };
    const mine = await send("/positions", sent);
    const theirs = await send("/positions", { ...sent, key: otherKey });
    expect(theirs.body.id).not.toBe(mine.body.id);
    const elsewhere = await send("/custom-fields", { body: { key: "shared", type: "text" }, idempotency: "shared" });
    expect(elsewhere.status).toBe(201);
  });

  it("lets one of 50 equal requests at once do it, and the others see its answer or that it is running", async () => {
    const sent = { body: candidate("fifty@example.com"), idempotency: "fifty" };
    const answers = await Promise.all(Array.from({ length: 50 }, () => send("/interviews", sent)));
    expect(await countOf("fifty@example.com")).toBe(1);
    const made = answers.filter((answer) => answer.status === 201 && answer.replayed === null);
    expect(made).toHaveLength(1);
    for (const answer of answers) {
      if (answer.status === 201) expect(answer.text).toBe(made[0]?.text);
      else expect([answer.status, answer.body.code]).toEqual([409, "running"]);
    }
    expect((await send("/interviews", sent)).text).toBe(made[0]?.text);
  });

  it("keeps nothing of a request that was refused, so that it can be sent again when it is possible", async () => {
    const sent = { body: { key: "later", type: "text" }, idempotency: "refused" };
    const scoped = await createApiKey(db.database, workspace, ["interviews:read"]);
    expect((await send("/custom-fields", { ...sent, key: scoped })).status).toBe(403);
    const duplicate = { body: candidate("taken@example.com"), idempotency: "duplicate" };
    const first = await send("/interviews", { body: candidate("taken@example.com") });
    expect((await send("/interviews", duplicate)).status).toBe(409);
    await send(`/interviews/${first.body.id}`, { method: "DELETE" });
    const now = await send("/interviews", duplicate);
    expect([now.status, now.replayed]).toEqual([201, null]);
  });

  it("keeps an answer that holds a secret encrypted", async () => {
    const sent = { body: { name: "kept" }, idempotency: "secret" };
    const made = await send("/keys", sent);
    expect((await send("/keys", sent)).body.key).toBe(made.body.key);
    const rows = await db.database.selectFrom("idempotent_answers").selectAll().execute();
    const secret = String(made.body.key).split(".")[1] ?? "";
    expect(secret.length).toBeGreaterThan(20);
    for (const row of rows) expect(JSON.stringify(row) + row.answer.toString("latin1")).not.toContain(secret);
  });

  it("holds for a file too: the second upload of the same bytes is let go of", async () => {
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
    const sent = { body: png, idempotency: "logo", type: "image/png" };
    const first = await send("/files?purpose=logo&name=logo.png", sent);
    const again = await send("/files?purpose=logo&name=logo.png", sent);
    expect([first.status, again.status, again.replayed]).toEqual([201, 201, "true"]);
    expect(again.text).toBe(first.text);
    const other = await send("/files?purpose=logo&name=logo.png", { ...sent, body: Uint8Array.from([...png, 9]) });
    expect([other.status, other.body.code]).toEqual([422, "key_reused"]);
    const rows = await db.database.selectFrom("files").select("id").where("workspace_id", "=", workspace).execute();
    expect(rows).toHaveLength(1);
  });

  it("is forgotten after 24 hours", async () => {
    const sent = { body: candidate("old@example.com"), idempotency: "old" };
    await send("/interviews", sent);
    await db.database
      .updateTable("idempotent_answers")
      .set({ created_at: new Date(Date.now() - 25 * 3_600_000) })
      .where("workspace_id", "=", workspace)
      .execute();
    expect((await send("/interviews", sent)).status).toBe(409);
  });

  it("of impossible length is refused", async () => {
    const answer = await send("/interviews", { body: candidate("long@example.com"), idempotency: "x".repeat(256) });
    expect([answer.status, answer.body.code]).toEqual([400, "invalid"]);
  });
});

describe("a server killed in the middle of a write", () => {
  it("has done it wholly or not at all, and the same request then does it once", async () => {
    const dataDir = await createDataDir();
    const settings = { DATABASE_URL: db.connection.url, ROLES: "web" };
    const sent = { body: candidate("killed@example.com"), idempotency: "killed" };
    const first = await startServer(dataDir, settings);
    const blocker = await db.pool.connect();
    try {
      // The write waits here, in its last statement: everything is written, nothing is committed.
      await blocker.query("begin");
      await blocker.query("select 1 from event_counters where workspace_id = $1 for update", [workspace]);
      const broken = send("/interviews", { ...sent, url: first.url }).catch(() => null);
      await waitForLock();
      const meanwhile = await send("/interviews", sent);
      expect([meanwhile.status, meanwhile.body.code]).toEqual([409, "running"]);
      await endServer(first.child, "SIGKILL");
      await broken;
      await blocker.query("rollback");
    } finally {
      blocker.release();
    }
    const second = await startServer(dataDir, settings);
    try {
      let answer = await send("/interviews", { ...sent, url: second.url });
      // PostgreSQL may take a moment to notice that the killed server is gone.
      while (answer.status === 409 && answer.body.code === "running") {
        answer = await send("/interviews", { ...sent, url: second.url });
      }
      expect([answer.status, answer.replayed]).toEqual([201, null]);
      expect(await countOf("killed@example.com")).toBe(1);
      expect((await send("/interviews", { ...sent, url: second.url })).text).toBe(answer.text);
    } finally {
      await endServer(second.child);
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});

async function waitForLock(): Promise<void> {
  for (;;) {
    const { rows } = await db.pool.query(
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    if (rows.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
