/** Makes a set of people known to the workspace: one statement, whoever is known already stays as they are. */
import { sql } from "kysely";
import type { Change } from "../change.ts";

interface GivenCandidate {
  /** The id of somebody new. */
  id: string;
  /** Lower-cased, and none twice in a set. */
  email: string;
  name: string;
  phone?: string | undefined;
}

/** The ids of all of them by address. Give the set sorted by address: concurrent sets then lock in one order. */
export async function storeCandidates(change: Change, people: readonly GivenCandidate[]): Promise<Map<string, string>> {
  const given = people.map((person) => ({ ...person, phone: person.phone ?? null }));
  // "do update" and not "do nothing": it answers the id of a candidate whom a concurrent call has just created.
  const stored = await sql<{ id: string; email: string }>`
    insert into candidates (workspace_id, id, email, name, phone, created_at, updated_at)
    select ${change.workspaceId}, id, email, name, phone, ${change.now}, ${change.now}
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as candidate (id uuid, email text, name text, phone text)
    order by email
    on conflict (workspace_id, email) do update set updated_at = excluded.updated_at
    returning id, email`.execute(change.transaction);
  return new Map(stored.rows.map((row) => [row.email, row.id]));
}

/** Takes people out again whom this very change has made known: of what is refused nothing stays. */
export async function forgetNewCandidates(change: Change, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`delete from candidates where workspace_id = ${change.workspaceId} and id = any(${ids}::uuid[])`.execute(
    change.transaction,
  );
}
