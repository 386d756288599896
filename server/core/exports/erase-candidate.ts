/** Deletes a person from a workspace: rows first in one change, with the names of what lies outside noted; then that. */
import { type Kysely, sql } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import type { Files } from "../../platform/files/files.ts";
import type { WorkspaceId } from "../actor.ts";
import type { Change } from "../change.ts";
import { refuse } from "../refusal.ts";
import { type ErasureScope, readScope } from "./erasure-scope.ts";

export interface ErasureReceipt {
  candidateId: string | null;
  interviews: number;
  files: number;
  bytes: number;
  mails: number;
}

/** Where things lie that are no rows. */
export interface OutsideDeps {
  database: Kysely<Schema>;
  /** Every store that may hold a recording. */
  stores: readonly Files[];
  outbox: {
    /** The file that a message with this id has, or would have. */
    fileOf(messageId: string): string;
    /** Deleting what is not there is no error. */
    delete(file: string): Promise<void>;
  };
}

const receiptOf = (scope: ErasureScope): ErasureReceipt => ({
  candidateId: scope.candidateId,
  interviews: scope.interviewIds.length,
  files: scope.fileIds.length,
  bytes: scope.bytes,
  mails: scope.mails.length,
});

const isNothing = (scope: ErasureScope): boolean =>
  scope.candidateIds.length + scope.interviewIds.length + scope.mails.length + scope.sequences.length === 0;

/** What erasing the address would delete; null when the workspace keeps nothing about it. */
export async function findErasure(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  email: string,
): Promise<ErasureReceipt | null> {
  const scope = await readScope(database, workspaceId, email, { lock: false });
  return isNothing(scope) ? null : receiptOf(scope);
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
  const replaced = await replacedResumes(change, scope);
  await note(change, "files", [...scope.keys, ...replaced.map(({ key }) => key)]);
  await note(
    change,
    "outbox",
    scope.mails.flatMap((mail) => [outbox.fileOf(mail.message_id), ...(mail.outbox_file ? [mail.outbox_file] : [])]),
  );
  await clearHistory(change, scope);
  await deleteRows(change, scope, [...scope.fileIds, ...replaced.map(({ id }) => id)]);
  const receipt = receiptOf(scope);
  change.record({
    type: "candidate.erased",
    data: { candidateId: scope.candidateId, interviewIds: scope.interviewIds },
  });
  const { candidateId, ...counts } = receipt;
  change.audit({ action: "candidate.erased", subjectType: "candidate", subjectId: candidateId, data: counts });
  return receipt;
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

async function note({ transaction, workspaceId, now }: Change, place: "files" | "outbox", names: string[]) {
  await sql`
    insert into erasure_leftovers (workspace_id, place, name, noted_at)
    select distinct ${workspaceId}::uuid, ${place}, name, ${now}::timestamptz from unnest(${names}::text[]) as name
    on conflict do nothing`.execute(transaction);
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
      ip = case when actor_kind = 'candidate' then null else ip end,
      host = case when actor_kind = 'candidate' then null else host end
    where workspace_id = ${workspaceId}
      and (subject_id = any(${subjects}::uuid[]) or actor_kind = 'candidate' and actor_id = any(${subjects}::text[]))
  `.execute(transaction);
}

/** Interviews take their questions, takes, segments, facts, visits, field values and mails with them. */
async function deleteRows({ transaction, workspaceId }: Change, scope: ErasureScope, fileIds: string[]): Promise<void> {
  const mailIds = scope.mails.map((mail) => mail.id);
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

const AT_A_TIME = 200;

/** Deletes what committed erasures of a workspace noted, also those that a crash cut short. Gives the number of names that are done. */
export async function finishErasures(deps: OutsideDeps, workspaceId: WorkspaceId): Promise<number> {
  let done = 0;
  for (;;) {
    const left = await deps.database
      .selectFrom("erasure_leftovers")
      .select(["place", "name"])
      .where("workspace_id", "=", workspaceId)
      .limit(AT_A_TIME)
      .execute();
    if (left.length === 0) return done;
    for (const { place, name } of left) {
      if (place === "outbox") await deps.outbox.delete(name);
      else for (const store of deps.stores) await store.delete(name);
      await deps.database
        .deleteFrom("erasure_leftovers")
        .where("workspace_id", "=", workspaceId)
        .where("place", "=", place)
        .where("name", "=", name)
        .execute();
      done += 1;
    }
  }
}
