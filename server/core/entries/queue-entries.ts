/** Keeps CVs that came without an address as candidate entries: nobody's, until a person says whose they are. */
import { sql } from "kysely";
import { newId } from "../../../shared/ids.ts";
import type { Change } from "../change.ts";
import { readEntryJob } from "./read-entry.job.ts";

export interface GivenEntry {
  name: string | null;
  cvUrl: string;
  externalId: string | null;
}

/** Their ids in the order given; one statement, and a job each that fetches the file. */
export async function queueEntries(
  change: Change,
  opening: { positionId: string | null; jobPostId: string | null },
  entries: readonly GivenEntry[],
): Promise<string[]> {
  if (entries.length === 0) return [];
  const rows = entries.map((entry) => ({
    id: newId(change.now),
    name: entry.name,
    cv_url: entry.cvUrl,
    external_id: entry.externalId,
  }));
  await sql`
    insert into candidate_entries (workspace_id, id, position_id, job_post_id, external_id, name, cv_url, created_at, updated_at)
    select ${change.workspaceId}, id, ${opening.positionId}, ${opening.jobPostId}, external_id, name, cv_url, ${change.now}, ${change.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as entry (id uuid, external_id text, name text, cv_url text)
  `.execute(change.transaction);
  for (const { id } of rows) {
    change.enqueue(readEntryJob, { workspaceId: change.workspaceId, entryId: id });
    change.record({
      type: "candidate_entry.changed",
      ...(opening.positionId === null ? {} : { positionId: opening.positionId }),
      data: { entryId: id, change: "queued" },
    });
  }
  return rows.map(({ id }) => id);
}
