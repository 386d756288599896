/** One's own account, whatever workspaces it belongs to: the name, and where one is signed in. */
import type { Kysely } from "kysely";
import type { AccountSession } from "../../../shared/native.ts";
import { inTransaction } from "../../platform/database/in-transaction.ts";
import type { Schema } from "../../platform/database/schema.ts";
import { endSessions, findUser, forgetDevices, removeSecondFactor } from "../../platform/sign-in/users.ts";
import type { Actor, Origin } from "../actor.ts";
import { workspaceId as brand } from "../actor.ts";
import { type ChangeDeps, changeWorkspace } from "../change.ts";
import { refuse } from "../refusal.ts";
import { noteAccount } from "./note-account.ts";
import type { SessionRecord } from "./session.ts";

export interface AccountDeps {
  database: Kysely<Schema>;
  clock: () => Date;
}

/** Changes a person's name, in every workspace, and tells each of them. */
export async function renameAccount(
  deps: ChangeDeps,
  session: SessionRecord,
  name: string,
  origin: Origin,
): Promise<void> {
  await inTransaction(deps.database, async (transaction) => {
    await transaction
      .updateTable("sign_in_users")
      .set({ name, updated_at: new Date() })
      .where("id", "=", session.userId)
      .execute();
    await transaction
      .updateTable("members")
      .set((set) => ({ name, version: set("version", "+", 1) }))
      .where("user_id", "=", session.userId)
      .where("removed_at", "is", null)
      .where("name", "<>", name)
      .execute();
    if (name === session.name) return;
    // In one order, so that two changes of several workspaces wait for each other.
    const memberships = [...session.memberships].sort((one, other) => (one.workspaceId < other.workspaceId ? -1 : 1));
    for (const { workspaceId, memberId: id, email, role } of memberships) {
      const actor = { kind: "member" as const, id, name, email, role, hiddenPositionIds: [], ...origin };
      const within = { ...deps, database: transaction, bell: undefined };
      await changeWorkspace(within, actor, workspaceId, async (change) => {
        change.record({ type: "member.updated", data: { memberId: id } });
        change.audit({ action: "member.updated", subjectType: "member", subjectId: id, data: { fields: ["name"] } });
      });
    }
  });
  deps.bell?.ring();
}

/** More than anybody is signed in at; older ones are not shown. */
const MOST_SESSIONS = 100;

/** Where the person is signed in, the latest seen first. */
export async function listSessions(deps: AccountDeps, session: SessionRecord): Promise<AccountSession[]> {
  const rows = await deps.database
    .selectFrom("sign_in_sessions")
    .select(["id", "ip_address", "user_agent", "created_at", "updated_at", "expires_at"])
    .where("user_id", "=", session.userId)
    .where("expires_at", ">", deps.clock())
    .orderBy("updated_at", "desc")
    .limit(MOST_SESSIONS)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    current: row.id === session.id,
    ip: row.ip_address || null,
    userAgent: row.user_agent || null,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.updated_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  }));
}

/** Ends one session of the person, also the present one. @throws RefusedError "not_found". */
export async function endSession(
  { database, clock }: AccountDeps,
  session: SessionRecord,
  id: string,
  origin: Origin,
): Promise<void> {
  await inTransaction(database, async (transaction) => {
    const ended = await transaction
      .deleteFrom("sign_in_sessions")
      .where("user_id", "=", session.userId)
      .where("id", "=", id)
      .returning("ip_address")
      .executeTakeFirst();
    if (!ended) refuse("not_found", "There is no such session.");
    await noteAccount(
      transaction,
      { userId: session.userId, origin, now: clock() },
      id === session.id
        ? { action: "member.signed_out" }
        : { action: "member.session_ended", data: { sessionIp: ended.ip_address } },
    );
  });
}

/** Signs the person out everywhere; with keepCurrent everywhere but here. No device stays trusted. */
export async function endAllSessions(
  { database, clock }: AccountDeps,
  session: SessionRecord,
  { keepCurrent }: { keepCurrent: boolean },
  origin: Origin,
): Promise<void> {
  await inTransaction(database, async (transaction) => {
    await noteAccount(
      transaction,
      { userId: session.userId, origin, now: clock() },
      { action: "member.sessions_ended", data: { keptCurrent: keepCurrent } },
    );
    if (!keepCurrent) return endSessions(transaction, session.userId);
    await transaction
      .deleteFrom("sign_in_sessions")
      .where("user_id", "=", session.userId)
      .where("id", "<>", session.id)
      .execute();
    await forgetDevices(transaction, session.userId);
  });
}

/**
 * Takes a lost second factor away and signs the person out everywhere; noted in the audit log of every workspace of the person.
 * @throws RefusedError "not_found" without such an account; "conflict" when it has no second factor.
 */
export async function resetSecondFactor(deps: ChangeDeps, actor: Actor, email: string): Promise<void> {
  const userId = await findUser(deps.database, email);
  if (userId === null) refuse("not_found", `There is no account with the address ${email}.`);
  const removed = await deps.database.transaction().execute(async (transaction) => {
    if (!(await removeSecondFactor(transaction, userId))) return false;
    await endSessions(transaction, userId);
    return true;
  });
  if (!removed) refuse("conflict", `${email} has no second factor.`);
  const memberships = await deps.database
    .selectFrom("members")
    .select(["workspace_id", "id"])
    .where("user_id", "=", userId)
    .where("removed_at", "is", null)
    .execute();
  for (const member of memberships) {
    await changeWorkspace(deps, actor, brand(member.workspace_id), async (change) =>
      change.audit({ action: "member.second_factor_reset", subjectType: "member", subjectId: member.id }),
    );
  }
}
