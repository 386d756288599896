/** Deletes a person from a workspace: rows first in one change, with the names of what lies outside noted; then that. */
import { type Kysely, sql } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import type { Change } from "../change.ts";
import { finishErasuresJob, noteLeftovers, type OutsideDeps } from "../files/index.ts";
import { refuse } from "../refusal.ts";
import { endArchives, forgetCalls, forgetDeliveries } from "./end-copies.ts";
import { type ErasureScope, readScope } from "./erasure-scope.ts";
import { rowsOf } from "./rows-of-subject.ts";
import { TABLES } from "./tables.ts";

export interface ErasureReceipt {
  /** The candidate; null when only mails or earlier addresses were left. */
  id: string | null;
  erasedAt: string;
  /** Rows by kind; what had none is left out. */
  deleted: Record<string, number>;
  files: number;
  bytes: number;
}

/** Counts what goes, table by table, before it goes. */
async function receiptOf(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  scope: ErasureScope,
  now: Date,
): Promise<ErasureReceipt> {
  const people = { kind: "people", interviewIds: scope.interviewIds, candidateIds: scope.candidateIds } as const;
  const gone = TABLES.filter(({ name, erasure }) => erasure === "with_interview" || COUNTED.includes(name));
  const counts = gone.map(
    ({ name }) => sql`
      select ${sql.lit(name)} as kind, count(*)::int as rows from ${sql.table(name)} where ${rowsOf(name, workspaceId, people)}`,
  );
  const { rows } = await sql<{ kind: string; rows: number }>`${sql.join(counts, sql` union all `)}`.execute(database);
  const deleted = [...rows, { kind: "mails", rows: scope.mails.length }].filter((row) => row.rows > 0);
  return {
    id: scope.candidateId,
    erasedAt: now.toISOString(),
    deleted: Object.fromEntries(deleted.map((row) => [row.kind, row.rows])),
    files: scope.fileIds.length,
    bytes: scope.bytes,
  };
}

/** Mails and files are counted from the scope, which knows more of them than the links do. */
const COUNTED: readonly string[] = ["interviews", "candidates"];

const isNothing = (scope: ErasureScope): boolean =>
  scope.candidateIds.length + scope.interviewIds.length + scope.mails.length + scope.sequences.length === 0;

/** What erasing the address would delete; null when the workspace keeps nothing about it. */
export async function findErasure(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  email: string,
  now: Date,
): Promise<ErasureReceipt | null> {
  const scope = await readScope(database, workspaceId, email, { lock: false });
  return isNothing(scope) ? null : receiptOf(database, workspaceId, scope, now);
}

/**
 * Deletes the rows of the person and notes the files that finishErasures deletes after the commit. Events stay with ids and states;
 * null when the workspace keeps nothing about the address.
 * @throws RefusedError "conflict" while a mail of theirs is on its way: its file would appear after the erasure.
 */
export async function eraseCandidate(
  change: Change,
  outbox: Pick<OutsideDeps["outbox"], "fileOf">,
  email: string,
): Promise<ErasureReceipt | null> {
  const { transaction, workspaceId } = change;
  const scope = await readScope(transaction, workspaceId, email, { lock: true });
  if (isNothing(scope)) return null;
  await holdMails(change, scope);
  const receipt = await receiptOf(transaction, workspaceId, scope, change.now);
  const replaced = await replacedResumes(change, scope);
  await noteLeftovers(change, "files", [...scope.keys, ...replaced.map(({ key }) => key)]);
  await noteLeftovers(
    change,
    "outbox",
    scope.mails.flatMap((mail) => [outbox.fileOf(mail.message_id), ...(mail.outbox_file ? [mail.outbox_file] : [])]),
  );
  await clearHistory(change, scope);
  const archives = await endArchives(change, scope);
  const answers = await forgetCalls(change, scope);
  const deliveries = await forgetDeliveries(change, scope);
  await deleteRows(change, scope, [...scope.fileIds, ...replaced.map(({ id }) => id)]);
  if (archives > 0) receipt.deleted.exports = archives;
  if (deliveries > 0) receipt.deleted.webhook_deliveries = deliveries;
  if (answers > 0) receipt.deleted.idempotent_answers = answers;
  change.record({
    type: "candidate.erased",
    data: { candidateId: scope.candidateId, interviewIds: scope.interviewIds },
  });
  const { deleted, files, bytes } = receipt;
  change.audit({
    action: "candidate.erased",
    subjectType: "candidate",
    subjectId: scope.candidateId,
    data: { deleted, files, bytes },
  });
  change.enqueue(finishErasuresJob, { workspaceId });
  return receipt;
}

/**
 * The same by the candidate's id.
 * @throws RefusedError "not_found", and what eraseCandidate throws.
 */
export async function eraseCandidateById(
  change: Change,
  outbox: Pick<OutsideDeps["outbox"], "fileOf">,
  id: string,
): Promise<ErasureReceipt & { id: string }> {
  const row = await change.transaction
    .selectFrom("candidates")
    .select("email")
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  const receipt = row ? await eraseCandidate(change, outbox, row.email) : null;
  return receipt ? { ...receipt, id } : refuse("not_found", "There is no such candidate.");
}

/** Longer than a sender may take; what is older was left by one that died. */
const SENDER_GIVEN_UP_MS = 120_000;

/** A sender that holds a mail writes its file whatever the rows say, so an erasure does not pass it by. */
async function holdMails({ transaction, workspaceId, now }: Change, scope: ErasureScope): Promise<void> {
  const mailIds = scope.mails.map((mail) => mail.id);
  const { rows } = await sql<{ state: string; sending_at: Date | null }>`
    select state, sending_at from mails where workspace_id = ${workspaceId} and id = any(${mailIds}::uuid[]) order by id for update
  `.execute(transaction);
  const alive = now.getTime() - SENDER_GIVEN_UP_MS;
  if (rows.some((mail) => mail.state === "sending" && (mail.sending_at?.getTime() ?? 0) > alive)) {
    refuse("conflict", "A mail to this candidate is being sent at this moment. Run the command again in two minutes.");
  }
}

/** A resume that a newer one replaced is named by no interview, so nobody can say whose it was: an erasure deletes all of them. */
async function replacedResumes(
  { transaction, workspaceId }: Change,
  scope: ErasureScope,
): Promise<{ id: string; key: string }[]> {
  const { rows } = await sql<{ id: string; key: string }>`
    select id, key from files
    where workspace_id = ${workspaceId} and starts_with(key, ${`${workspaceId}/resumes/`})
      and id <> all(${scope.fileIds}::uuid[])
      and not exists (
        select 1 from interviews where interviews.workspace_id = ${workspaceId} and interviews.resume_file_id = files.id)
  `.execute(transaction);
  return rows;
}

/** The feed and the audit log keep that something happened; who the candidate was and what was said goes. */
async function clearHistory({ transaction, workspaceId }: Change, scope: ErasureScope): Promise<void> {
  await sql`
    delete from event_personal
    where workspace_id = ${workspaceId} and sequence = any(${scope.sequences}::bigint[])`.execute(transaction);
  const subjects = [...scope.interviewIds, ...scope.candidateIds];
  await sql`
    update audit_entries set data = '{}',
      actor_name = case when actor_kind = 'candidate' then null else actor_name end,
      -- Who applied was not known yet: a visitor, whom the system acted for.
      ip = case when actor_kind in ('candidate', 'system') then null else ip end,
      host = case when actor_kind in ('candidate', 'system') then null else host end,
      referer = case when actor_kind in ('candidate', 'system') then null else referer end
    where workspace_id = ${workspaceId}
      and (subject_id = any(${subjects}::uuid[]) or subject_id in (
          select id from applications where workspace_id = ${workspaceId} and candidate_id = any(${scope.candidateIds}::uuid[]))
        or actor_kind = 'candidate' and actor_id = any(${subjects}::text[]))
  `.execute(transaction);
}

/** Interviews take their questions, takes, segments, facts, visits, field values and mails with them. */
async function deleteRows({ transaction, workspaceId }: Change, scope: ErasureScope, fileIds: string[]): Promise<void> {
  const mailIds = scope.mails.map((mail) => mail.id);
  await sql`
    delete from candidate_entries where workspace_id = ${workspaceId}
      and (candidate_id = any(${scope.candidateIds}::uuid[]) or candidate_id is null and lower(proposed_email) = ${scope.email})`.execute(
    transaction,
  );
  // They name files, which go before the candidates that would take them along.
  await sql`
    delete from applications where workspace_id = ${workspaceId} and candidate_id = any(${scope.candidateIds}::uuid[])
  `.execute(transaction);
  for (const [table, gone] of [
    ["mails", mailIds],
    ["interviews", scope.interviewIds],
    ["files", fileIds],
    ["candidates", scope.candidateIds],
  ] as const) {
    await sql`delete from ${sql.table(table)} where workspace_id = ${workspaceId} and id = any(${gone}::uuid[])`.execute(
      transaction,
    );
  }
}
