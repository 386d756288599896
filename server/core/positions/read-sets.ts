/** Positions and what hangs on them, for a set of them: one statement each, whatever the size of the set. */
import { type Kysely, type Selectable, sql } from "kysely";
import { PREPARED } from "../../platform/database/connect.ts";
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
  // Side by side where it is known beforehand whose questions they are.
  const questionsFor = async (positionIds: readonly string[]) => {
    const found = await sql<Selectable<Schema["position_questions"]>>`${sql.raw(PREPARED)}
      select * from position_questions where workspace_id = ${workspaceId} and position_id = any(${positionIds}::uuid[])
      order by position_id, ordinal`.execute(database);
    return found.rows;
  };
  const [{ rows }, early] = await Promise.all([
    sql<Selectable<Schema["positions"]>>`${sql.raw(PREPARED)}
      select * from positions where workspace_id = ${workspaceId} and ${ids === null ? sql`true` : sql`id = any(${ids}::uuid[])`}
        and id <> all(${hidden}::uuid[])
      order by created_at desc, id desc limit ${limit}`.execute(database),
    ids === null || !wanted ? null : questionsFor(ids),
  ]);
  if (rows.length === 0 || !wanted) return rows.map((row) => positionRecord(row, []));
  const questions = early ?? (await questionsFor(rows.map(({ id }) => id)));
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
