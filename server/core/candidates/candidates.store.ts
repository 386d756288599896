/** Candidates as the native API reads them. */
import { type Kysely, type RawBuilder, type SqlBool, sql } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import { cutPage, olderThan, type PageRequest } from "../cursor.ts";
import { notHidden } from "../not-hidden.ts";

export interface CandidateRecord {
  id: string;
  name: string;
  email: string;
  phone: string | null;
  version: number;
  created_at: Date;
  updated_at: Date;
  /** Of those that the caller may know of; archived ones included, deleted ones not. */
  interview_count: number;
  last_interview_at: Date | null;
}

/** How many of the newest are looked through for a search before everybody whom it finds is ordered. */
const WALKED_ROWS = 2000;

/**
 * A page of candidates, newest first. search takes beginnings of words of the name or the address, in any order. A candidate all of whose
 * interviews are hidden from the caller is left out.
 */
export async function listCandidates(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  { search, hidden }: { search?: string | undefined; hidden: readonly string[] },
  { limit, after }: PageRequest,
): Promise<{ rows: CandidateRecord[]; next: string | null }> {
  const along = sql`candidates.workspace_id = ${workspaceId} and not candidates.preview ${after ? sql`and ${olderThan(after, "candidates")}` : sql``}`;
  const passes: RawBuilder<SqlBool>[] = [
    ...(search === undefined
      ? []
      : [sql<SqlBool>`candidates.list_keys @@ words_query(${`${workspaceId.slice(0, 13)}w`}::text, ${search}::text)`]),
    ...(hidden.length === 0 ? [] : [visible(hidden)]),
  ];
  const wanted = limit + 1;
  const order = sql`order by candidates.created_at desc, candidates.id desc`;
  const read = async (ids: RawBuilder<unknown>) =>
    (
      await sql<CandidateRecord>`
        with page as materialized (${ids})
        select ${columns(hidden)} from page
        join candidates on candidates.workspace_id = ${workspaceId} and candidates.id = page.id ${order}`.execute(
        database,
      )
    ).rows;
  if (passes.length === 0) {
    return pageOf(await read(sql`select candidates.id from candidates where ${along} ${order} limit ${wanted}`), limit);
  }
  const both = sql.join(passes, sql` and `);
  const walked = await read(sql`
    select candidates.id from (select candidates.* from candidates where ${along} ${order} limit ${WALKED_ROWS}) as candidates
    where ${both} ${order} limit ${wanted}`);
  if (walked.length === wanted) return pageOf(walked, limit);
  const found = await read(sql`
    select candidates.id from (select candidates.id, candidates.created_at from candidates where ${along} and ${both} offset 0) as candidates
    ${order} limit ${wanted}`);
  return pageOf(found, limit);
}

function pageOf(rows: CandidateRecord[], limit: number): { rows: CandidateRecord[]; next: string | null } {
  const { shown, next } = cutPage(rows, limit);
  return { rows: shown, next };
}

/** One candidate; null also for one all of whose interviews are hidden from the caller. */
export async function findCandidate(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  id: string,
  hidden: readonly string[],
): Promise<CandidateRecord | null> {
  const { rows } = await sql<CandidateRecord>`
    select ${columns(hidden)} from candidates
    where candidates.workspace_id = ${workspaceId} and candidates.id = ${id} and not candidates.preview
      ${hidden.length === 0 ? sql`` : sql`and ${visible(hidden)}`}`.execute(database);
  return rows[0] ?? null;
}

/** A member knows of a candidate by an interview that is not hidden. */
export const visible = (hidden: readonly string[]): RawBuilder<SqlBool> => sql<SqlBool>`exists (
  select from interviews where interviews.workspace_id = candidates.workspace_id and interviews.candidate_id = candidates.id
    and interviews.deleted_at is null and ${notHidden(hidden, "interviews.position_id")})`;

const columns = (hidden: readonly string[]) => sql`candidates.id, candidates.name, candidates.email, candidates.phone,
  candidates.version, candidates.created_at, candidates.updated_at, (
    select count(*) from interviews where interviews.workspace_id = candidates.workspace_id
      and interviews.candidate_id = candidates.id and interviews.deleted_at is null
      and ${notHidden(hidden, "interviews.position_id")}
  ) as interview_count, (
    select max(interviews.created_at) from interviews where interviews.workspace_id = candidates.workspace_id
      and interviews.candidate_id = candidates.id and interviews.deleted_at is null
      and ${notHidden(hidden, "interviews.position_id")}
  ) as last_interview_at`;
