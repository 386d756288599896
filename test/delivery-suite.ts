/** What the tests of deliveries share: a receiver, a workspace with a position, couriers that end with the test, and a clock that a test moves. */
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { systemActor, type WorkspaceId } from "../server/core/actor.ts";
import { type Change, changeWorkspace } from "../server/core/change.ts";
import { listDeliveries } from "../server/core/webhooks/deliveries.store.ts";
import { createEndpoint } from "../server/core/webhooks/endpoints.store.ts";
import { startCourier } from "../server/core/webhooks/index.ts";
import { createGuardedClient } from "../server/platform/http/guarded-client.ts";
import { webhookShapes } from "../server/webhook-shapes.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";
import { createInterview, createPosition, createWorkspace, testKeyring } from "./factories.ts";
import { startReceiver, type WebhookReceiver } from "./webhook-receiver.ts";

/** Waits until a fact holds; the courier looks every 100 ms. */
export async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Call it once in a test file; each test has a receiver and a workspace of its own. */
export function deliverySuite() {
  const guarded = createGuardedClient({ allowPrivateTargets: true, connections: null });
  const shapes = webhookShapes({ keyring: testKeyring, publicUrl: "https://team.example" });
  const couriers: { stop(): Promise<void> }[] = [];
  let opened: TestDatabase | undefined;
  let placed: { receiver: WebhookReceiver; workspace: WorkspaceId; positionId: string } | undefined;
  const inTest = () => {
    if (!placed) throw new Error("The suite is used within tests.");
    return placed;
  };
  const suite = {
    now: new Date(),
    couriers,
    get db() {
      if (!opened) throw new Error("The suite is used within tests.");
      return opened;
    },
    get receiver() {
      return inTest().receiver;
    },
    get workspace() {
      return inTest().workspace;
    },
    get positionId() {
      return inTest().positionId;
    },
    /** Goes on in another workspace, with a position of its own. */
    async moveInto(workspace: WorkspaceId): Promise<void> {
      inTest().workspace = workspace;
      inTest().positionId = (await createPosition(suite.db.database, workspace)).id;
    },
    deps: () => ({
      database: suite.db.database,
      jobs: { enqueue: async () => undefined },
      clock: () => suite.now,
      keyring: testKeyring,
      guarded,
      webhookShapes: shapes,
      log: { warn: () => undefined },
    }),
    change: <Value>(command: (step: Change) => Promise<Value>): Promise<Value> =>
      changeWorkspace(suite.deps(), systemActor("test"), suite.workspace, command),
    endpointAt: (path: string, more: { shape?: string; events?: string[] } = {}) =>
      suite.change((step) =>
        createEndpoint(suite.deps(), step, {
          url: `${suite.receiver.url}${path}`,
          events: ["*"],
          shape: "native",
          ...more,
        }),
      ),
    courier(): void {
      couriers.push(startCourier(suite.deps(), { lookMs: 100 }));
    },
    /** A process of its own that delivers, its clock so many seconds ahead; whoever starts it kills it. */
    worker(secondsAhead = 0): ChildProcess {
      const script = fileURLToPath(new URL("./webhook-worker.ts", import.meta.url));
      const args = ["--import", "tsx", script, suite.db.connection.url, String(secondsAhead)];
      return spawn(process.execPath, args, { stdio: "inherit" });
    },
    /** Resolves when no run holds the endpoint: one that does would seem dead after a long move of the clock, and be joined by another. */
    async released(endpointId: string): Promise<void> {
      const held = suite.db.database.selectFrom("webhook_endpoints").select("holder").where("id", "=", endpointId);
      await until(async () => (await held.executeTakeFirstOrThrow()).holder === null);
    },
    move(seconds: number): void {
      suite.now = new Date(suite.now.getTime() + seconds * 1000);
    },
    interviewOf: async () => (await createInterview(suite.db.database, suite.workspace, suite.positionId, {})).id,
    /** So many events of one interview, each a change of its own. */
    async happen(interviewId: string, count: number): Promise<void> {
      const { positionId } = suite;
      for (let index = 0; index < count; index++) {
        await suite.change(async (step) =>
          step.record({ type: "interview.archived", interviewId, positionId, data: { interviewId, positionId } }),
        );
      }
    },
    deliveriesOf: async (endpointId: string) =>
      (await listDeliveries(suite.db.database, suite.workspace, { endpointId, limit: 200, after: null })).data.sort(
        (left, right) => (left.sequence ?? 0) - (right.sequence ?? 0),
      ),
    sequencesAt: (path: string) =>
      suite.receiver.received.filter((one) => one.path === path).map((one) => JSON.parse(one.body).sequence),
  };
  beforeAll(async () => {
    opened = await createTestDatabase({ poolSize: 10 });
  });
  beforeEach(async () => {
    suite.now = new Date("2026-07-01T10:00:00Z");
    const workspace = (await createWorkspace(suite.db.database)).id;
    const positionId = (await createPosition(suite.db.database, workspace)).id;
    placed = { receiver: await startReceiver(), workspace, positionId };
  });
  afterEach(async () => {
    await Promise.all(couriers.splice(0).map((one) => one.stop()));
    await placed?.receiver.close();
    await opened?.database.updateTable("webhook_endpoints").set({ active: false }).execute();
  });
  afterAll(async () => {
    await guarded.close();
    await opened?.drop();
  });
  return suite;
}
