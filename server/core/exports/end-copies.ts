/** Ends the copies of a person that lie beside the records: archives, kept answers, the log of received calls. */
import { sql } from "kysely";
import type { Change } from "../change.ts";
import { noteLeftovers } from "../files/index.ts";
import type { ErasureScope } from "./erasure-scope.ts";

/** Archives that may hold the candidate go; one that is being built is begun again, without them. Gives how many went. */
export async function endArchives(change: Change, scope: ErasureScope): Promise<number> {
  const { transaction, workspaceId } = change;
  const holding = sql`exports.workspace_id = ${workspaceId} and (exports.subject_kind = 'workspace'
    or exports.subject_id = any(${scope.candidateIds}::uuid[])
    or exports.subject_id in (select position_id from interviews
      where interviews.workspace_id = ${workspaceId} and interviews.id = any(${scope.interviewIds}::uuid[])))`;
  await sql`update exports set state = 'waiting' where ${holding} and state = 'building'`.execute(transaction);
  const { rows } = await sql<{ file_key: string }>`
    with held as (select id, file_key from exports where ${holding} and state = 'ready' for update)
    update exports set state = 'expired', file_key = null, reason = 'It held a candidate who was erased.'
    from held where exports.workspace_id = ${workspaceId} and exports.id = held.id returning held.file_key`.execute(
    transaction,
  );
  await noteLeftovers(
    change,
    "files",
    rows.map((row) => row.file_key),
  );
  return rows.length;
}

/** Answers kept for repeated requests, and received calls that name the person. Gives the number of answers. */
export async function forgetCalls({ transaction, workspaceId }: Change, scope: ErasureScope): Promise<number> {
  const ids = [...scope.interviewIds, ...scope.candidateIds];
  const { numAffectedRows } = await sql`
    delete from idempotent_answers where workspace_id = ${workspaceId} and subject_ids && ${ids}::uuid[]`.execute(
    transaction,
  );
  const words = [...ids, scope.email, encodeURIComponent(scope.email)];
  await sql`
    delete from api_calls where workspace_id = ${workspaceId} and exists (
      select from unnest(${words}::text[]) as word
      where strpos(lower(path || ' ' || coalesce(problem, '')), lower(word)) > 0)`.execute(transaction);
  return Number(numAffectedRows ?? 0n);
}

/** What was sent to webhooks about the person, and what still waits to be: its body is a copy. Gives how many. */
export async function forgetDeliveries({ transaction, workspaceId }: Change, scope: ErasureScope): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from webhook_deliveries where workspace_id = ${workspaceId} and interview_id = any(${scope.interviewIds}::uuid[])`.execute(
    transaction,
  );
  return Number(numAffectedRows ?? 0n);
}
