/** Whom an address names in a workspace, and everything that is kept about that person. */
import { type Kysely, sql } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";

export interface ErasureScope {
  email: string;
  /** The candidate of the address; null when only mails or earlier addresses are left. */
  candidateId: string | null;
  /** That candidate, and earlier rows of the same person under an address that was corrected since. */
  candidateIds: string[];
  interviewIds: string[];
  mails: { id: string; message_id: string; outbox_file: string | null }[];
  /** Files with a row. */
  fileIds: string[];
  bytes: number;
  /** Keys in the store: those of the files, and of recordings that have no row yet. */
  keys: string[];
  /** Events whose personal side names the person. */
  sequences: number[];
}

const PERSONAL_MAILS = ["invitation", "admitted", "reminder", "link", "resend", "receipt", "rejection"] as const;

/** Reads the scope; in a transaction with lock it stays true until the commit. */
export async function readScope(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  address: string,
  { lock }: { lock: boolean },
): Promise<ErasureScope> {
  const email = address.trim().toLowerCase();
  const holding = lock ? sql`for update` : sql``;
  const candidates = await ids(
    database,
    sql`select id from candidates where workspace_id = ${workspaceId} and lower(email) = ${email} order by id ${holding}`,
  );
  const interviewIds = await ids(
    database,
    sql`select id from interviews where workspace_id = ${workspaceId}
        and (candidate_id = any(${candidates}::uuid[]) or lower(email) = ${email}) order by id ${holding}`,
  );
  const earlier = await earlierCandidates(database, workspaceId, interviewIds, lock);
  const candidateIds = [...new Set([...candidates, ...earlier])];
  const mails = await mailsOf(database, workspaceId, email, interviewIds, candidateIds);
  const files = await filesOf(database, workspaceId, email, interviewIds, candidateIds);
  return {
    email,
    candidateId: candidates[0] ?? null,
    candidateIds,
    interviewIds,
    mails,
    ...files,
    sequences: await sequencesOf(database, workspaceId, email, interviewIds),
  };
}

async function ids(database: Kysely<Schema>, query: ReturnType<typeof sql>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`${query}`.execute(database);
  return rows.map((row) => row.id);
}

/** Of the interviews and applications whoever they went to, and others to this address unless a member has it: those are the team's. */
async function mailsOf(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  email: string,
  interviewIds: string[],
  candidateIds: string[],
): Promise<ErasureScope["mails"]> {
  const { rows } = await sql<ErasureScope["mails"][number]>`
    select id, message_id, outbox_file from mails
    where workspace_id = ${workspaceId} and (
      interview_id = any(${interviewIds}::uuid[])
      or application_id in (
        select id from applications where workspace_id = ${workspaceId} and candidate_id = any(${candidateIds}::uuid[]))
      or lower(to_email) = ${email} and (
        purpose = any(${[...PERSONAL_MAILS]}::text[])
        or not exists (select 1 from members where workspace_id = ${workspaceId} and lower(members.email) = ${email})))
    order by id`.execute(database);
  return rows;
}

/** When an address is corrected, the person's first row stays without an interview. */
function earlierCandidates(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  interviewIds: string[],
  lock: boolean,
): Promise<string[]> {
  return ids(
    database,
    sql`select id from candidates where workspace_id = ${workspaceId}
        and email in (
          select to_email from mails where workspace_id = ${workspaceId}
            and interview_id = any(${interviewIds}::uuid[]) and purpose = any(${[...PERSONAL_MAILS]}::text[])
          union
          select event_personal.data ->> 'email' from event_personal join events using (workspace_id, sequence)
          where workspace_id = ${workspaceId} and interview_id = any(${interviewIds}::uuid[]))
        and not exists (
          select 1 from interviews where interviews.workspace_id = ${workspaceId}
            and interviews.candidate_id = candidates.id and interviews.id <> all(${interviewIds}::uuid[]))
        order by id ${lock ? sql`for update` : sql``}`,
  );
}

async function filesOf(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  email: string,
  interviewIds: string[],
  candidateIds: string[],
): Promise<Pick<ErasureScope, "fileIds" | "bytes" | "keys">> {
  const { rows } = await sql<{ id: string; key: string; bytes: number }>`
    with own as (
      select resume_file_id as id from interviews where workspace_id = ${workspaceId} and id = any(${interviewIds}::uuid[])
      union
      select unnest(array[original_file_id, playable_file_id, rendition_file_id, thumbnail_file_id])
      from takes where workspace_id = ${workspaceId} and interview_id = any(${interviewIds}::uuid[])
      union
      select id from segments where workspace_id = ${workspaceId} and interview_id = any(${interviewIds}::uuid[])
      union
      select cv_file_id from applications where workspace_id = ${workspaceId} and candidate_id = any(${candidateIds}::uuid[])
      union
      -- An entry that was confirmed is of whom a person said it is, whatever address its text proposed.
      select cv_file_id from candidate_entries where workspace_id = ${workspaceId}
        and (candidate_id = any(${candidateIds}::uuid[]) or candidate_id is null and lower(proposed_email) = ${email})
    )
    select files.id, files.key, files.bytes from files join own on own.id = files.id
    where files.workspace_id = ${workspaceId} order by files.id`.execute(database);
  const growing = await sql<{ key: string }>`
    select file_key as key from segments
    where workspace_id = ${workspaceId} and interview_id = any(${interviewIds}::uuid[])`.execute(database);
  return {
    fileIds: rows.map((row) => row.id),
    bytes: rows.reduce((sum, row) => sum + row.bytes, 0),
    keys: [...new Set([...rows, ...growing.rows].map((row) => row.key))],
  };
}

async function sequencesOf(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  email: string,
  interviewIds: string[],
): Promise<number[]> {
  const { rows } = await sql<{ sequence: number }>`
    select sequence from event_personal join events using (workspace_id, sequence)
    where workspace_id = ${workspaceId}
      and (events.interview_id = any(${interviewIds}::uuid[]) or lower(event_personal.data ->> 'email') = ${email})
    order by sequence`.execute(database);
  return rows.map((row) => row.sequence);
}
