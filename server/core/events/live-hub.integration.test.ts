/** The hub hears of what any process commits; by itself it looks once an hour here. */
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createWorkspace } from "../../../test/factories.ts";
import { type Bell, openBell } from "../../platform/database/bell.ts";
import { systemActor, type WorkspaceId } from "../actor.ts";
import { changeWorkspace } from "../change.ts";
import { type EventRecord, type LiveHub, openLiveHub } from "./index.ts";

const HOUR_MS = 3_600_000;
const log = { warn: () => undefined };

let db: TestDatabase;
const ending: (() => Promise<void> | void)[] = [];

beforeAll(async () => {
  db = await createTestDatabase({ poolSize: 10 });
  return () => db.drop();
});
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

/** The bell of a process of its own. */
function bell(): Bell {
  const opened = openBell({
    pool: db.pool,
    listen: true,
    log,
    async connect() {
      const client = new pg.Client({ connectionString: db.connection.url });
      await client.connect();
      return client;
    },
  });
  ending.push(() => opened.close());
  return opened;
}

function hub(heard: Pick<Bell, "heard">, lookMs = HOUR_MS): LiveHub {
  const opened = openLiveHub({ database: db.database, bell: heard, log }, { lookMs });
  ending.push(() => opened.close());
  return opened;
}

/** One event, committed by the process that this bell belongs to; without one nobody is told. */
const commit = (workspace: WorkspaceId, own?: Bell) =>
  changeWorkspace(
    {
      database: db.database,
      jobs: { enqueue: async () => undefined },
      clock: () => new Date(),
      ...(own ? { bell: own } : {}),
    },
    systemActor("test"),
    workspace,
    async (change) => change.record({ type: "workspace.updated", data: { changed: [] } }),
  );

async function reading(opened: LiveHub, workspace: WorkspaceId): Promise<EventRecord[]> {
  const seen: EventRecord[] = [];
  const over = new AbortController();
  ending.push(() => over.abort());
  await opened.read(workspace, 0, (events) => void seen.push(...events), over.signal);
  return seen;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(10);
}

it("passes on at once what its own process and others commit, each event once and in order", async () => {
  const { id: workspace } = await createWorkspace(db.database);
  const [own, other] = [bell(), bell()];
  await commit(workspace, own);
  const seen = await reading(hub(own), workspace);
  for (let count = 2; count <= 10; count += 1) {
    await commit(workspace, count % 2 === 0 ? own : other);
    await until(() => seen.length >= count);
  }
  // Also those that are committed while the hub looks.
  await Promise.all(Array.from({ length: 30 }, (_, index) => commit(workspace, index % 2 === 0 ? own : other)));
  await until(() => seen.length >= 40);
  expect(seen.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
});

it("finds by itself what nobody rang for", async () => {
  const { id: workspace } = await createWorkspace(db.database);
  const seen = await reading(hub({ heard: () => () => undefined }, 50), workspace);
  await commit(workspace);
  await until(() => seen.length === 1);
});
