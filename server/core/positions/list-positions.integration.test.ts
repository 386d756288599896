/** The list of positions reads along an index in every order, also far down, however many positions there are. */
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createWorkspace } from "../../../test/factories.ts";
import type { WorkspaceId } from "../actor.ts";
import { listPositions, type PositionsFilter, pageOfPositions } from "./list-positions.ts";

let db: TestDatabase;
let workspace: WorkspaceId;
let project: string;

beforeAll(async () => {
  db = await createTestDatabase();
  ({ id: workspace } = await createWorkspace(db.database));
  const { rows } = await sql<{ id: string }>`
    insert into projects (workspace_id, id, title, created_at) values (${workspace}, gen_random_uuid(), 'One', now()) returning id
  `.execute(db.database);
  project = rows[0]?.id ?? "";
  await sql`
    insert into positions (workspace_id, id, project_id, title, visibility, settings, created_at, updated_at, archived_at)
    select ${workspace}, gen_random_uuid(), case when n % 50 = 0 then ${project}::uuid end, 'Position ' || md5(n::text), 'private', '{}',
      now() - n * interval '1 minute', now(), case when n % 3 = 0 then now() end
    from generate_series(1, 9000) as n`.execute(db.database);
  await sql`vacuum analyze positions, position_questions`.execute(db.database);
});
afterAll(() => db?.drop());

interface Plan {
  "Node Type": string;
  "Index Name"?: string;
  Plans?: Plan[];
}
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

async function planOf(filter: PositionsFilter, cursor?: string) {
  const { rows } = await sql<{ "QUERY PLAN": [{ Plan: Plan }] }>`
    explain (format json) ${pageOfPositions(workspace, filter, { limit: 50, cursor })}`.execute(db.database);
  return rows.flatMap((row) => row["QUERY PLAN"]).flatMap((query) => nodesOf(query.Plan));
}

it.each([
  [{ sort: "-created", archived: false }, "positions_by_time"],
  [{ sort: "created", archived: false }, "positions_by_time"],
  [{ sort: "title", archived: false }, "positions_by_title"],
  [{ sort: "-title", archived: true }, "positions_archived_by_title"],
  [{ sort: "-created", archived: true }, "positions_archived_by_time"],
  [{ sort: "-created", archived: false, search: "position" }, "positions_by_time"],
] as const)("%j reads along %s", async (wanted, index) => {
  const filter = { ...wanted, hidden: [] };
  const first = await listPositions(db.database, workspace, filter, { limit: 50 });
  for (const cursor of [undefined, first.next ?? undefined]) {
    const nodes = await planOf(filter, cursor);
    expect(nodes.map((node) => node["Node Type"])).not.toContain("Sort");
    expect(nodes.map((node) => node["Index Name"])).toContain(index);
  }
});

it("reads one project alone along its own index, and every row once", async () => {
  const filter = { sort: "-created", archived: false, projectId: project, hidden: [] } as const;
  const nodes = await planOf(filter);
  expect(nodes.map((node) => node["Index Name"])).toContain("positions_by_project");
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listPositions(db.database, workspace, filter, { limit: 7, cursor });
    seen.push(...page.rows.map(({ id }) => id));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect([seen.length, new Set(seen).size]).toEqual([120, 120]);
});
