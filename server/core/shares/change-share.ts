/** Creates, changes and ends share links. */
import { randomUUID } from "node:crypto";
import { newId } from "../../../shared/ids.ts";
import { hashSecret, type Keyring } from "../../platform/keyring/keyring.ts";
import type { Change, EventType } from "../change.ts";
import { lockInterview } from "../interviews/index.ts";
import { checkVersion, refuse } from "../refusal.ts";
import { hashPassword } from "./password.ts";
import { recordOf, type ShareRecord, type ShareRow } from "./shares.store.ts";

const MS_PER_DAY = 86_400_000;
/** Of one interview, those that are over included. */
const MAXIMUM_SHARES = 200;

export interface ShareInput {
  name: string;
  labels: readonly string[];
  expiresInDays: number;
  password: string | null;
  allow: { comments: boolean; scores: boolean; download: boolean };
  hideIdentity: boolean;
}
export interface ShareChange {
  name?: string | undefined;
  labels?: readonly string[] | undefined;
  expiresInDays?: number | undefined;
  password?: string | null | undefined;
  allow?: { [Right in keyof ShareInput["allow"]]?: boolean | undefined } | undefined;
  hideIdentity?: boolean | undefined;
}

type Deps = { keyring: Pick<Keyring, "encrypt" | "decrypt"> };

const until = (change: Change, days: number): Date => new Date(change.now.getTime() + days * MS_PER_DAY);

/** As the row is now, for whoever may see its link. */
const present = ({ keyring }: Deps, change: Change, row: ShareRow): ShareRecord =>
  recordOf({ keyring, clock: () => change.now }, row);

/**
 * Makes a link to an interview. The interview is locked, so that its number of shares stays what it may be.
 * @throws RefusedError "not_found"; "not_allowed" when the interview has too many.
 */
export async function createShare(
  deps: Deps,
  change: Change,
  interviewId: string,
  input: ShareInput,
): Promise<ShareRecord> {
  const interview = await lockInterview(change, interviewId);
  const { count } = await change.transaction
    .selectFrom("shares")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where("workspace_id", "=", change.workspaceId)
    .where("interview_id", "=", interview.id)
    .executeTakeFirstOrThrow();
  if (count >= MAXIMUM_SHARES) refuse("not_allowed", `An interview has at most ${MAXIMUM_SHARES} share links.`);
  const secret = randomUUID();
  const row = await change.transaction
    .insertInto("shares")
    .values({
      workspace_id: change.workspaceId,
      id: newId(change.now),
      interview_id: interview.id,
      secret_hash: hashSecret(secret),
      secret_sealed: deps.keyring.encrypt(secret),
      name: input.name,
      labels: [...input.labels],
      expires_at: until(change, input.expiresInDays),
      password_hash: input.password === null ? null : await hashPassword(input.password),
      allow_comments: input.allow.comments,
      allow_scores: input.allow.scores,
      allow_download: input.allow.download,
      hide_identity: input.hideIdentity,
      created_by: change.actor.name,
      created_at: change.now,
      updated_at: change.now,
      ended_at: null,
      last_opened_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  tell(change, "share.created", interview.position_id, row);
  return present(deps, change, row);
}

/** @throws RefusedError "not_found", "stale"; "conflict" for one that was ended. */
export async function updateShare(
  deps: Deps,
  change: Change,
  id: string,
  input: ShareChange,
  expectedVersion?: number,
): Promise<ShareRecord> {
  const { row: before, positionId } = await lockShare(change, id);
  checkVersion(before.version, expectedVersion, "this share");
  if (before.ended_at) refuse("conflict", "This share was ended. Make a new one.");
  const { allow = {}, password } = input;
  const row = await change.transaction
    .updateTable("shares")
    .set({
      name: input.name ?? before.name,
      labels: [...(input.labels ?? before.labels)],
      expires_at: input.expiresInDays === undefined ? before.expires_at : until(change, input.expiresInDays),
      allow_comments: allow.comments ?? before.allow_comments,
      allow_scores: allow.scores ?? before.allow_scores,
      allow_download: allow.download ?? before.allow_download,
      hide_identity: input.hideIdentity ?? before.hide_identity,
      ...(password === undefined ? {} : { password_hash: password === null ? null : await hashPassword(password) }),
      version: before.version + 1,
      updated_at: change.now,
    })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", before.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  tell(change, "share.updated", positionId, row, { fields: Object.keys(input) });
  return present(deps, change, row);
}

/** Ends a share at once, with the addresses of its recordings; ended ones stay as they are. @throws RefusedError "not_found". */
export async function endShare(change: Change, id: string, expectedVersion?: number): Promise<void> {
  const { row, positionId } = await lockShare(change, id);
  checkVersion(row.version, expectedVersion, "this share");
  if (row.ended_at) return;
  await change.transaction
    .updateTable("shares")
    .set({ ended_at: change.now, updated_at: change.now, version: row.version + 1 })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", row.id)
    .execute();
  tell(change, "share.ended", positionId, row);
}

/** Ends every open share of an interview and says how many there were. @throws RefusedError "not_found". */
export async function endSharesOf(change: Change, interviewId: string): Promise<number> {
  const interview = await lockInterview(change, interviewId);
  const rows = await change.transaction
    .updateTable("shares")
    .set((set) => ({ ended_at: change.now, updated_at: change.now, version: set("version", "+", 1) }))
    .where("workspace_id", "=", change.workspaceId)
    .where("interview_id", "=", interview.id)
    .where("ended_at", "is", null)
    .where("expires_at", ">", change.now)
    .returningAll()
    .execute();
  for (const row of rows) tell(change, "share.ended", interview.position_id, row);
  return rows.length;
}

/** Locks the interview first, as every command about it does, and then the share. */
async function lockShare(change: Change, id: string): Promise<{ row: ShareRow; positionId: string }> {
  const find = () =>
    change.transaction
      .selectFrom("shares")
      .selectAll()
      .where("workspace_id", "=", change.workspaceId)
      .where("id", "=", id);
  const found = await find().executeTakeFirst();
  if (!found) refuse("not_found", "There is no such share.");
  const interview = await lockInterview(change, found.interview_id);
  return { row: await find().forUpdate().executeTakeFirstOrThrow(), positionId: interview.position_id };
}

function tell(
  change: Change,
  type: Extract<EventType, `share.${string}`>,
  positionId: string,
  row: ShareRow,
  more: Record<string, unknown> = {},
): void {
  const { interview_id: interviewId, id: shareId } = row;
  change.record({ type, interviewId, positionId, data: { interviewId, positionId, shareId } });
  change.audit({ action: type, subjectType: "interview", subjectId: interviewId, data: { shareId, ...more } });
}
