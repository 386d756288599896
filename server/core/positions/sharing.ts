/** Who of the team sees a position: everybody, or owners and those who were chosen. */
import { type Kysely, sql } from "kysely";
import type { Role, SharePosition } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import { type Actor, hiddenFrom, type WorkspaceId } from "../actor.ts";
import type { Change } from "../change.ts";
import { checkVersion, refuse } from "../refusal.ts";

/** The positions that a member may not know of, in one query of an index; none for owners. */
export async function hiddenPositionsOf(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  member: { id: string; role: Role },
): Promise<string[]> {
  if (member.role === "owner") return [];
  const { rows } = await sql<{ id: string }>`
    select id from positions where workspace_id = ${workspaceId} and access = 'chosen' and not exists (
      select from position_members where position_members.workspace_id = ${workspaceId}
        and position_members.position_id = positions.id and position_members.member_id = ${member.id})`.execute(
    database,
  );
  return rows.map((row) => row.id);
}

/** Refuses as not found what is hidden from whoever acts, so that nobody learns that it exists. */
export function refuseHidden(actor: Actor, positionId: string | null, what: string): void {
  if (positionId !== null && hiddenFrom(actor).includes(positionId)) refuse("not_found", `There is no such ${what}.`);
}

/** Those whom a position is shared with, oldest first; removed members are left out. */
export async function membersOf(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  positionId: string,
): Promise<string[]> {
  const rows = await database
    .selectFrom("position_members")
    .innerJoin("members", (join) =>
      join
        .onRef("members.workspace_id", "=", "position_members.workspace_id")
        .onRef("members.id", "=", "position_members.member_id"),
    )
    .select("members.id")
    .where("position_members.workspace_id", "=", workspaceId)
    .where("position_members.position_id", "=", positionId)
    .where("members.removed_at", "is", null)
    .orderBy("members.created_at")
    .orderBy("members.id")
    .execute();
  return rows.map((row) => row.id);
}

/**
 * Opens a position to the whole team, or to chosen members and the owners. A member who chooses is always one of the chosen: nobody
 * locks themselves out.
 * @throws RefusedError "not_found", "stale", and "invalid" for someone who is no member of the workspace.
 */
export async function sharePosition(
  change: Change,
  id: string,
  input: SharePosition,
  expectedVersion?: number,
): Promise<void> {
  const { transaction, workspaceId, actor, now } = change;
  refuseHidden(actor, id, "position");
  const position = await transaction
    .selectFrom("positions")
    .select(["version", "access"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!position) refuse("not_found", "There is no such position.");
  checkVersion(position.version, expectedVersion, "this position");
  const chosen = await storeChosen(change, id, input);
  await transaction
    .updateTable("positions")
    .set({ access: input.access, version: position.version + 1, updated_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
  change.record({ type: "position.updated", positionId: id, data: { positionId: id, version: position.version + 1 } });
  change.audit({
    action: "position.shared",
    subjectType: "position",
    subjectId: id,
    data: { from: position.access, to: input.access, memberIds: chosen },
  });
}

/** Writes who is chosen; what is open to the team is shared with nobody in particular. */
export async function storeChosen(change: Change, positionId: string, input: SharePosition): Promise<string[]> {
  const { transaction, workspaceId, actor, now } = change;
  const asked = input.access === "chosen" ? input.memberIds.map((memberId) => memberId.toLowerCase()) : [];
  const own = input.access === "chosen" && actor.kind === "member" && actor.role !== "owner" ? [actor.id] : [];
  const chosen = [...new Set([...asked, ...own])];
  const { rows } = await sql<{ id: string }>`
    select id from members where workspace_id = ${workspaceId} and id = any(${chosen}::uuid[]) and removed_at is null
    for key share`.execute(transaction);
  const known = new Set(rows.map((row) => row.id));
  const stranger = asked.findIndex((memberId) => !known.has(memberId));
  if (stranger >= 0) {
    refuse("invalid", "This is no member of the workspace.", { path: ["memberIds", stranger] });
  }
  await sql`
    delete from position_members where workspace_id = ${workspaceId} and position_id = ${positionId}
      and member_id <> all(${chosen}::uuid[])`.execute(transaction);
  await sql`
    insert into position_members (workspace_id, position_id, member_id, created_at)
    select ${workspaceId}, ${positionId}, member_id, ${now} from unnest(${chosen}::uuid[]) as member_id
    on conflict do nothing`.execute(transaction);
  return chosen;
}
