/** Calls of the native API on a server of a test's own, with a key of one workspace and one of another. */
import { afterAll, beforeAll } from "vitest";
import type { WorkspaceId } from "../server/core/actor.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";
import { createApiKey, createWorkspace } from "./factories.ts";
import { serveOn, type TestServing } from "./serving.ts";

interface Opened {
  db: TestDatabase;
  serving: TestServing;
  workspaceId: WorkspaceId;
  key: string;
  foreignKey: string;
}

/** Registers the hooks of a suite; what it gives is there while a test runs. */
export function nativeSuite() {
  let opened: Opened | undefined;
  const it = () => {
    if (!opened) throw new Error("The suite is used within tests.");
    return opened;
  };
  beforeAll(async () => {
    const db = await createTestDatabase({ poolSize: 10 });
    const serving = await serveOn(db.connection.url);
    const workspaceId = (await createWorkspace(db.database)).id;
    const foreign = (await createWorkspace(db.database, { name: "Other" })).id;
    opened = {
      db,
      serving,
      workspaceId,
      key: await createApiKey(db.database, workspaceId),
      foreignKey: await createApiKey(db.database, foreign),
    };
  });
  afterAll(async () => {
    await opened?.serving.close();
    await opened?.db.drop();
  });
  return {
    database: () => it().db.database,
    pool: () => it().db.pool,
    url: () => it().serving.url,
    key: () => it().key,
    databaseUrl: () => it().db.connection.url,
    workspaceId: () => it().workspaceId,
    foreignKey: () => it().foreignKey,
    /** One call; with the workspace's own key unless told otherwise. */
    async call(
      method: string,
      path: string,
      given: { key?: string; body?: unknown; raw?: string; headers?: Record<string, string> } = {},
    ) {
      const body = given.raw ?? (given.body === undefined ? undefined : JSON.stringify(given.body));
      const answer = await fetch(`${it().serving.url}/api/v1${path}`, {
        method,
        headers: {
          "x-api-key": given.key ?? it().key,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...given.headers,
        },
        ...(body === undefined ? {} : { body }),
      });
      const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer());
      const isJson = /json/.test(answer.headers.get("content-type") ?? "");
      return { status: answer.status, headers: answer.headers, text, body: isJson && text ? JSON.parse(text) : null };
    },
  };
}
