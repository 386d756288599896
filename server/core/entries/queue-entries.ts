/** Keeps CVs that no interview takes in as candidate entries: nobody's, until a person says whose they are. */
import { sql } from "kysely";
import { newId } from "../../../shared/ids.ts";
import type { EntryState } from "../../../shared/native.ts";
import type { Change } from "../change.ts";
import { requireSandboxRoom } from "../sandbox-bounds.ts";
import { readEntryJob } from "./read-entry.job.ts";

export interface GivenEntry {
  name: string | null;
  /** Proposed to the person who confirms, whatever the CV says. */
  email: string | null;
  cvUrl: string;
  externalId: string | null;
}

export interface QueuedEntry {
  id: string;
  state: EntryState;
}

interface Opening {
  positionId: string | null;
  jobPostId: string | null;
}

/**
 * An entry per CV, in the order given; one statement, and a job each that fetches the file. A CV that came in before, from the same address
 * with the same external id for the same opening, is not queued a second time: whoever calls again is answered the same entry.
 * @throws RefusedError "not_allowed" in a sandbox that is full.
 */
export async function queueEntries(
  change: Change,
  opening: Opening,
  entries: readonly GivenEntry[],
): Promise<QueuedEntry[]> {
  if (entries.length === 0) return [];
  const { workspaceId, transaction } = change;
  // The same call twice at once finds what the other one has queued.
  const lock = `entries ${workspaceId} ${opening.positionId ?? ""} ${opening.jobPostId ?? ""}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(transaction);
  const found = await knownEntries(change, opening, entries);
  const fresh = new Map(entries.filter((entry) => !found.has(keyOf(entry))).map((entry) => [keyOf(entry), entry]));
  const rows = [...fresh].map(([key, entry]) => ({
    key,
    id: newId(change.now),
    name: entry.name,
    email: entry.email,
    cv_url: entry.cvUrl,
    external_id: entry.externalId,
  }));
  if (rows.length > 0) {
    await requireSandboxRoom(change);
    await sql`
      insert into candidate_entries (workspace_id, id, position_id, job_post_id, external_id, name, proposed_email, cv_url, created_at, updated_at)
      select ${workspaceId}, id, ${opening.positionId}, ${opening.jobPostId}, external_id, name, email, cv_url, ${change.now}, ${change.now}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as entry (id uuid, external_id text, name text, email text, cv_url text)
    `.execute(transaction);
  }
  for (const { key, id } of rows) {
    found.set(key, { id, state: "queued" });
    change.enqueue(readEntryJob, { workspaceId, entryId: id });
    change.record({
      type: "candidate_entry.changed",
      ...(opening.positionId === null ? {} : { positionId: opening.positionId }),
      data: { entryId: id, change: "queued" },
    });
  }
  if (rows.length > 0) {
    change.audit({
      action: "candidate_entries.queued",
      subjectType: opening.positionId === null ? "job_post" : "position",
      subjectId: opening.positionId ?? opening.jobPostId,
      data: { count: rows.length },
    });
  }
  return entries.flatMap((entry) => found.get(keyOf(entry)) ?? []);
}

const keyOf = ({ cvUrl, externalId }: Pick<GivenEntry, "cvUrl" | "externalId">): string =>
  `${externalId ?? ""} ${cvUrl}`;

/** Of the same opening, and not put away; what failed is fetched afresh. */
async function knownEntries(
  { workspaceId, transaction }: Change,
  { positionId, jobPostId }: Opening,
  entries: readonly GivenEntry[],
): Promise<Map<string, QueuedEntry>> {
  const { rows } = await sql<{ id: string; state: EntryState; cvUrl: string; externalId: string | null }>`
    select id, state, cv_url as "cvUrl", external_id as "externalId" from candidate_entries
    where workspace_id = ${workspaceId} and md5(cv_url) = any(
        select md5(given) from unnest(${entries.map(({ cvUrl }) => cvUrl)}::text[]) as given)
      and state <> 'failed' and discarded_at is null
      and position_id is not distinct from ${positionId}::uuid and job_post_id is not distinct from ${jobPostId}::uuid
    order by created_at desc, id desc`.execute(transaction);
  return new Map(rows.map((row) => [keyOf(row), { id: row.id, state: row.state }]));
}
