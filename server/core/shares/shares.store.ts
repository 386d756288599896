/** Share links as they are kept and as the team reads them. */
import { type Kysely, type Selectable, sql } from "kysely";
import type { ShareState } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import { hashSecret, type Keyring } from "../../platform/keyring/keyring.ts";
import type { Actor, WorkspaceId } from "../actor.ts";
import { cutPage, olderThan, type PageRequest } from "../cursor.ts";
import { refuse } from "../refusal.ts";
import { readableInterview } from "../reviews/index.ts";

export type ShareRow = Selectable<Schema["shares"]>;

export type ShareRecord = Omit<ShareRow, "secret_hash" | "secret_sealed" | "password_hash"> & {
  /** The UUID of version 4 in the link. Whoever knows it sees the interview. */
  secret: string;
  hasPassword: boolean;
  state: ShareState;
};

type Reader = { keyring: Pick<Keyring, "decrypt">; clock: () => Date };

export function stateOf(row: Pick<ShareRow, "ended_at" | "expires_at">, now: Date): ShareState {
  if (row.ended_at) return "ended";
  return row.expires_at <= now ? "expired" : "open";
}

/** What a candidate took back, or the team deleted, no link shows any more. */
export const isGone = (interview: Pick<Selectable<Schema["interviews"]>, "deleted_at" | "progress">): boolean =>
  interview.deleted_at !== null || interview.progress === "withdrawn";

export function recordOf({ keyring, clock }: Reader, row: ShareRow): ShareRecord {
  const { secret_hash, secret_sealed, password_hash, ...rest } = row;
  return {
    ...rest,
    secret: keyring.decrypt(secret_sealed),
    hasPassword: password_hash !== null,
    state: stateOf(row, clock()),
  };
}

/** The address that a guest opens. */
export const shareUrl = (publicUrl: string, { secret }: Pick<ShareRecord, "secret">): string =>
  `${publicUrl}/s/${secret}`;

/** The shares of an interview, newest first, those that are over too. @throws RefusedError "not_found". */
export async function listShares(
  deps: Reader & { database: Kysely<Schema> },
  caller: { actor: Actor; workspaceId: WorkspaceId },
  interviewId: string,
  page: PageRequest,
): Promise<{ data: ShareRecord[]; next: string | null }> {
  const interview = await readableInterview(deps.database, caller, interviewId);
  let query = deps.database
    .selectFrom("shares")
    .selectAll()
    .where("workspace_id", "=", caller.workspaceId)
    .where("interview_id", "=", interview.id);
  if (page.after) query = query.where(olderThan(page.after));
  const rows = await query
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(page.limit + 1)
    .execute();
  const { shown, next } = cutPage(rows, page.limit);
  return { data: shown.map((row) => recordOf(deps, row)), next };
}

/** The newest open share of each of these interviews that has one: one statement. Whose interviews they are is the caller's to know. */
export async function openSharesOf(
  deps: Reader & { database: Kysely<Schema> },
  workspaceId: WorkspaceId,
  interviewIds: readonly string[],
): Promise<Map<string, ShareRecord>> {
  if (interviewIds.length === 0) return new Map();
  const rows = await deps.database
    .selectFrom("shares")
    .selectAll()
    .distinctOn("interview_id")
    .where("workspace_id", "=", workspaceId)
    .where("interview_id", "in", interviewIds)
    .where("ended_at", "is", null)
    .where("expires_at", ">", deps.clock())
    .orderBy("interview_id")
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .execute();
  return new Map(rows.map((row) => [row.interview_id, recordOf(deps, row)]));
}

/** A share with the position of its interview. */
export type PositionShare = ShareRecord & { positionId: string; candidateName: string };

/** What is told of one position's links at a time, the newest. */
const MOST_OF_POSITION = 500;

/**
 * The open shares of the interviews of each of these positions that has some, newest first, or only that with this secret: one
 * statement. Whose positions they are is the caller's to know.
 */
export async function openSharesOfPositions(
  deps: Reader & { database: Kysely<Schema> },
  workspaceId: WorkspaceId,
  positionIds: readonly string[],
  secret: string | null,
): Promise<Map<string, PositionShare[]>> {
  const { rows } = await sql<ShareRow & { position_id: string; candidate_name: string }>`
    select open.* from unnest(${positionIds}::uuid[]) as wanted (id)
    cross join lateral (
      select shares.*, interviews.position_id, interviews.name as candidate_name
      from interviews join shares on shares.workspace_id = interviews.workspace_id and shares.interview_id = interviews.id
      where interviews.workspace_id = ${workspaceId} and interviews.position_id = wanted.id and interviews.deleted_at is null
        and shares.ended_at is null and shares.expires_at > ${deps.clock()}
        and ${secret === null ? sql`true` : sql`shares.secret_hash = ${hashSecret(secret.toLowerCase())}`}
      order by shares.created_at desc, shares.id desc limit ${MOST_OF_POSITION}
    ) as open`.execute(deps.database);
  const found = new Map<string, PositionShare[]>();
  for (const { position_id: positionId, candidate_name: candidateName, ...row } of rows) {
    const share = { ...recordOf(deps, row), positionId, candidateName };
    found.set(positionId, [...(found.get(positionId) ?? []), share]);
  }
  return found;
}

/** Finds the share of a link: the one look-up that no workspace bounds, for the link is what names the workspace. */
export async function findBySecret(database: Kysely<Schema>, secret: string): Promise<ShareRow | null> {
  const row = await database
    .selectFrom("shares")
    .selectAll()
    .where("secret_hash", "=", hashSecret(secret.toLowerCase()))
    .executeTakeFirst();
  return row ?? null;
}

/** Who opened a share, newest first. @throws RefusedError "not_found". */
export async function listOpenings(
  database: Kysely<Schema>,
  caller: { actor: Actor; workspaceId: WorkspaceId },
  shareId: string,
  page: PageRequest,
): Promise<{ data: Selectable<Schema["share_openings"]>[]; next: string | null }> {
  const share = await database
    .selectFrom("shares")
    .select("interview_id")
    .where("workspace_id", "=", caller.workspaceId)
    .where("id", "=", shareId)
    .executeTakeFirst();
  if (!share) refuse("not_found", "There is no such share.");
  await readableInterview(database, caller, share.interview_id);
  let query = database
    .selectFrom("share_openings")
    .selectAll()
    .where("workspace_id", "=", caller.workspaceId)
    .where("share_id", "=", shareId);
  if (page.after) query = query.where(olderThan(page.after));
  const rows = await query
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(page.limit + 1)
    .execute();
  const { shown, next } = cutPage(rows, page.limit);
  return { data: shown, next };
}
