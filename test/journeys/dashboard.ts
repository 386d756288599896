/** The dashboard of a server in this process, on a database that a test fills itself; who signs in, and the native API beside it. */
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { buildPages } from "../../server/cli/build-pages.ts";
import type { WorkspaceId } from "../../server/core/actor.ts";
import { WEB_DIR } from "../../server/main.ts";
import { openSignIn } from "../../server/platform/sign-in/sign-in.ts";
import { createMember, PASSWORD } from "../browser.ts";
import { createTestDatabase, type TestDatabase } from "../database.ts";
import { createApiKey, createWorkspace, TEST_SECRET_KEY } from "../factories.ts";
import { serveOn } from "../serving.ts";
import { press } from "./candidate.ts";

/** Fills in the sign-in that a page shows, and presses its button. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await press(page, "Sign in");
}

/** Calls of the native API with a key: what a call answers, which has to be a success. */
export function nativeApi(server: { url: string }, key: string) {
  return async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${server.url}/api/v1${path}`, {
      method,
      headers: { "x-api-key": key, ...(body ? { "content-type": "application/json" } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    expect({ path, ok: answer.ok, text }).toEqual({ path, ok: true, text });
    return text === "" ? null : JSON.parse(text);
  };
}

export interface Dashboard {
  url: string;
  db: TestDatabase;
  workspaceId: WorkspaceId;
  key: string;
  api: ReturnType<typeof nativeApi>;
  owner: { memberId: string; email: string; password: string };
  /** Makes a member whose password is the owner's, too. */
  addMember(workspaceId: WorkspaceId, member: Parameters<typeof createMember>[3]): Promise<string>;
  /** Ends the server, as an operator does for an upgrade; the database stays. */
  stop(): Promise<void>;
  /** Starts it again at the same address. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** A server with the present pages, and a workspace that has an owner and a key. */
export async function openDashboard(settings: Record<string, string> = {}): Promise<Dashboard> {
  await buildPages(WEB_DIR, () => undefined);
  const db = await createTestDatabase({ poolSize: 3 });
  const serve = (port: string) => serveOn(db.connection.url, { SECRET_KEY: TEST_SECRET_KEY, PORT: port, ...settings });
  let serving = await serve("0");
  const { url } = serving;
  const { id: workspaceId } = await createWorkspace(db.database);
  const key = await createApiKey(db.database, workspaceId);
  const enter = openSignIn({ pool: db.pool, secretKey: TEST_SECRET_KEY, publicUrl: url });
  const hash = await enter.hashPassword(PASSWORD);
  const addMember: Dashboard["addMember"] = (workspace, member) => createMember(db.database, workspace, hash, member);
  const email = "owner@example.com";
  const memberId = await addMember(workspaceId, { email, role: "owner", name: "Olga Owner" });
  return {
    url,
    db,
    workspaceId,
    key,
    api: nativeApi({ url }, key),
    owner: { memberId, email, password: PASSWORD },
    addMember,
    stop: () => serving.close(),
    async start() {
      serving = await serve(new URL(url).port);
    },
    async close() {
      await serving.close();
      await db.drop();
    },
  };
}
