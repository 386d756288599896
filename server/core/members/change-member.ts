/** Changes a member's name or role, and ends a membership, also one's own; a workspace always keeps an owner. */
import type { Member, Role } from "../../../shared/native.ts";
import type { Change } from "../change.ts";
import { checkVersion, refuse } from "../refusal.ts";
import { findMember, type MemberRow, noMember } from "./members.store.ts";
import { checkMayGive } from "./policy.ts";

/**
 * Changes what is given.
 * @throws RefusedError "not_found"; "stale"; "forbidden" for a role above one's own; "conflict" when the workspace would be without owner.
 */
export async function updateMember(
  change: Change,
  id: string,
  input: { name?: string | undefined; role?: Role | undefined },
  expectedVersion?: number,
): Promise<Member> {
  const member = await lockMember(change, id);
  checkVersion(member.version, expectedVersion, "this member");
  const role = input.role ?? member.role;
  const name = input.name ?? member.name;
  if (role === member.role && name === member.name) return findMember(change.transaction, change.workspaceId, id);
  checkMayGive(change.actor, member.role);
  checkMayGive(change.actor, role);
  if (member.role === "owner" && role !== "owner") await keepAnOwner(change, id);
  await change.transaction
    .updateTable("members")
    .set({ name, role, version: member.version + 1 })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", id)
    .execute();
  if (role !== member.role) {
    change.record({ type: "member.role_changed", data: { memberId: id, role, formerRole: member.role } });
  } else change.record({ type: "member.updated", data: { memberId: id } });
  change.audit({
    action: role === member.role ? "member.updated" : "member.role_changed",
    subjectType: "member",
    subjectId: id,
    data: { role, formerRole: member.role, fields: Object.keys(input) },
  });
  return findMember(change.transaction, change.workspaceId, id);
}

/**
 * Ends a membership: from the commit on no process lets the person into the workspace. What they did stays with their name.
 * @throws RefusedError "not_found"; "stale"; "forbidden"; "conflict" for the last owner.
 */
export async function removeMember(change: Change, id: string, expectedVersion?: number): Promise<void> {
  const member = await lockMember(change, id);
  checkVersion(member.version, expectedVersion, "this member");
  checkMayGive(change.actor, member.role);
  await endMembership(change, member, "member.removed");
}

/**
 * Ends one's own membership, whatever the role may do: nobody is kept. It is told of as any end of a membership.
 * @throws RefusedError "not_found" when it has ended already; "conflict" for the last owner.
 */
export async function leaveWorkspace(change: Change, memberId: string): Promise<void> {
  await endMembership(change, await lockMember(change, memberId), "member.left");
}

async function endMembership(
  change: Change,
  member: MemberRow,
  action: "member.removed" | "member.left",
): Promise<void> {
  if (change.actor.sandbox) refuse("forbidden", "A sandbox has the members of its workspace. Leave that one.");
  if (member.role === "owner") await keepAnOwner(change, member.id);
  await change.transaction
    .updateTable("members")
    .set({ removed_at: change.now, version: member.version + 1 })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", member.id)
    .execute();
  change.record({
    type: "member.removed",
    data: { memberId: member.id, role: member.role },
    personal: { name: member.name, email: member.email },
  });
  change.audit({ action, subjectType: "member", subjectId: member.id, data: { role: member.role } });
}

/** Locks all owners and the member in one order, so that two calls about two owners wait for each other. */
async function lockMember(change: Change, id: string): Promise<MemberRow> {
  const rows = await change.transaction
    .selectFrom("members")
    .selectAll()
    .where("workspace_id", "=", change.workspaceId)
    .where("removed_at", "is", null)
    .where((where) => where.or([where("id", "=", id), where("role", "=", "owner")]))
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows.find((row) => row.id === id) ?? noMember();
}

async function keepAnOwner(change: Change, leaving: string): Promise<void> {
  const other = await change.transaction
    .selectFrom("members")
    .select("id")
    .where("workspace_id", "=", change.workspaceId)
    .where("role", "=", "owner")
    .where("removed_at", "is", null)
    .where("id", "<>", leaving)
    .limit(1)
    .executeTakeFirst();
  if (!other) refuse("conflict", "This is the only owner. Make somebody else an owner first.");
}
