/** Lists of many interviews are read from indexes: a workspace's newest page and the counts of its positions. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createPosition, createWorkspace } from "../../../test/factories.ts";
import type { WorkspaceId } from "../actor.ts";
import { countInterviews } from "../positions/index.ts";
import { listInterviews } from "./list-interviews.ts";

let db: TestDatabase;
let workspaceId: WorkspaceId;
let positionId: string;

beforeAll(async () => {
  // One connection, so that its own counts of index use can be asked for.
  db = await createTestDatabase({ poolSize: 1 });
  workspaceId = (await createWorkspace(db.database)).id;
  positionId = (await createPosition(db.database, workspaceId)).id;
  const other = await createPosition(db.database, workspaceId);
  await db.pool.query(
    `insert into candidates (workspace_id, id, email, name, created_at, updated_at)
     select $1, gen_random_uuid(), i || '@example.com', 'Many', now(), now() from generate_series(1, 5000) as i`,
    [workspaceId],
  );
  await db.pool.query(
    `insert into interviews (workspace_id, id, position_id, candidate_id, name, email, admission, progress, source, mailing, code_hash,
       link_seconds, created_at, updated_at)
     select workspace_id, gen_random_uuid(), case when email < '2' then $1::uuid else $2 end, id, name, email, 'admitted', 'created', 'test', 'never',
       decode(md5(id::text), 'hex'), 60, now() - random() * interval '1 day', now() from candidates`,
    [positionId, other.id],
  );
  await db.pool.query("vacuum analyze interviews");
});
afterAll(async () => {
  await db?.drop();
});

async function usesOf(index: string): Promise<number> {
  await db.pool.query("select pg_stat_force_next_flush()");
  const { rows } = await db.pool.query<{ uses: number }>(
    "select idx_scan as uses from pg_stat_user_indexes where indexrelname = $1",
    [index],
  );
  return Number(rows[0]?.uses ?? 0);
}

test("the newest page of a workspace is read from its index", async () => {
  const { rows, next } = await listInterviews(
    db.database,
    workspaceId,
    { archived: false },
    { sort: "-createdAt", limit: 50, after: null, hidden: [] },
  );
  expect([rows.length, next !== null]).toEqual([50, true]);
  expect(await usesOf("interviews_of_workspace")).toBeGreaterThan(0);
});

test("the counts of a position are read from their index", async () => {
  const counts = await countInterviews(db.database, workspaceId, [positionId]);
  expect(counts.get(positionId)).toEqual({ total: 1111, draft: 0, inProgress: 0, completed: 0 });
  expect(await usesOf("interviews_counts")).toBeGreaterThan(0);
});
