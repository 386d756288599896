/** Positions and what hangs on them, for a set of them: one statement each, whatever the size of the set. */
import { type Kysely, sql } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import { type PositionRecord, positionRecord } from "./positions.store.ts";

/** Positions, the newest first: those of the ids, or all; with their questions unless nobody needs them. At most two statements. */
export async function readPositions(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  {
    ids,
    hidden,
    limit,
    questions: wanted,
  }: { ids: readonly string[] | null; hidden: readonly string[]; limit: number; questions: boolean },
): Promise<PositionRecord[]> {
  const rows = await database
    .selectFrom("positions")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .$if(ids !== null, (query) => query.where(sql<boolean>`id = any(${ids}::uuid[])`))
    .$if(hidden.length > 0, (query) => query.where(sql<boolean>`id <> all(${hidden}::uuid[])`))
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  if (rows.length === 0 || !wanted) return rows.map((row) => positionRecord(row, []));
  const questions = await database
    .selectFrom("position_questions")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where(sql<boolean>`position_id = any(${rows.map(({ id }) => id)}::uuid[])`)
    .orderBy("position_id")
    .orderBy("ordinal")
    .execute();
  const own = new Map<string, typeof questions>(rows.map(({ id }) => [id, []]));
  for (const question of questions) own.get(question.position_id)?.push(question);
  return rows.map((row) => positionRecord(row, own.get(row.id) ?? []));
}

interface StageCounts {
  total: number;
  pending: number;
  completed: number;
  shortlisted: number;
  discarded: number;
}

/** How many interviews of each position are how far. */
export async function countStages(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  positionIds: readonly string[],
): Promise<Map<string, StageCounts>> {
  const { rows } = await sql<StageCounts & { position_id: string }>`
    select position_id, count(*) as total,
      count(*) filter (where decision = 'undecided' and progress not in ('completed', 'evaluated')) as pending,
      count(*) filter (where decision = 'undecided' and progress in ('completed', 'evaluated')) as completed,
      count(*) filter (where decision = 'shortlisted') as shortlisted,
      count(*) filter (where decision = 'discarded') as discarded
    from interviews where workspace_id = ${workspaceId} and position_id = any(${positionIds}::uuid[]) and deleted_at is null
    group by position_id`.execute(database);
  return new Map(rows.map(({ position_id, ...counts }) => [position_id, counts]));
}

/** Who of the team sees each position: everybody, or the owners and those who were chosen. */
export async function readersOf(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  positionIds: readonly string[],
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ position_id: string; member_id: string }>`
    select positions.id as position_id, members.id as member_id from positions
    join members on members.workspace_id = positions.workspace_id and members.removed_at is null
      and (positions.access = 'team' or members.role = 'owner' or exists (
        select from position_members where position_members.workspace_id = positions.workspace_id
          and position_members.position_id = positions.id and position_members.member_id = members.id))
    where positions.workspace_id = ${workspaceId} and positions.id = any(${positionIds}::uuid[])
    order by positions.id, members.created_at, members.id`.execute(database);
  const readers = new Map<string, string[]>();
  for (const { position_id, member_id } of rows)
    readers.set(position_id, [...(readers.get(position_id) ?? []), member_id]);
  return readers;
}

/** The names of the tags that positions of the workspace have, by the alphabet. */
export async function tagNames(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  hidden: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct tag ->> 'name' as name from positions, jsonb_array_elements(coalesce(settings -> 'tags', '[]')) as tag
    where workspace_id = ${workspaceId} and id <> all(${hidden}::uuid[]) order by name`.execute(database);
  return rows.map(({ name }) => name);
}
