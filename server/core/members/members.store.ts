/** Members in the database. */
import { type Kysely, type Selectable, sql } from "kysely";
import type { Member } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import { cutPage, olderThan, type PageRequest } from "../cursor.ts";
import { refuse } from "../refusal.ts";

export type MemberRow = Selectable<Schema["members"]>;

const memberOf = (row: Omit<MemberRow, "user_id" | "removed_at" | "workspace_id"> & { second: boolean }): Member => ({
  id: row.id,
  name: row.name,
  email: row.email,
  role: row.role,
  secondFactor: row.second,
  lastSeenAt: row.last_seen_at?.toISOString() ?? null,
  version: row.version,
  createdAt: row.created_at.toISOString(),
});

const presentMembers = (database: Kysely<Schema>, workspaceId: WorkspaceId) =>
  database
    .selectFrom("members")
    .innerJoin("sign_in_users", "sign_in_users.id", "members.user_id")
    .select(["members.id", "members.name", "members.email", "members.role", "members.version"])
    .select(["members.last_seen_at", "members.created_at", "sign_in_users.two_factor_enabled as second"])
    .where("members.workspace_id", "=", workspaceId)
    .where("members.removed_at", "is", null);

/** Members of a workspace, the newest first. */
export async function listMembers(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  { limit, after }: PageRequest,
): Promise<{ data: Member[]; next: string | null }> {
  let query = presentMembers(database, workspaceId);
  if (after) query = query.where(olderThan(after, "members"));
  const rows = await query
    .orderBy("members.created_at", "desc")
    .orderBy("members.id", "desc")
    .limit(limit + 1)
    .execute();
  const { shown, next } = cutPage(rows, limit);
  return { data: shown.map(memberOf), next };
}

/** @throws RefusedError "not_found", also for one who was removed. */
export async function findMember(database: Kysely<Schema>, workspaceId: WorkspaceId, id: string): Promise<Member> {
  const row = await presentMembers(database, workspaceId).where("members.id", "=", id).executeTakeFirst();
  return row ? memberOf(row) : noMember();
}

/** The id of who made the workspace, its first member, even when they left; null while it has none. */
export async function findMaker(database: Kysely<Schema>, workspaceId: WorkspaceId): Promise<string | null> {
  const row = await database
    .selectFrom("members")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .orderBy("created_at")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

export const noMember = (): never => refuse("not_found", "There is no such member.");

/** The members of a workspace with this address. */
export const isMember = async (database: Kysely<Schema>, workspaceId: WorkspaceId, email: string): Promise<boolean> =>
  (await database
    .selectFrom("members")
    .select(sql<number>`1`.as("one"))
    .where("workspace_id", "=", workspaceId)
    .where("email", "=", email)
    .where("removed_at", "is", null)
    .executeTakeFirst()) !== undefined;
