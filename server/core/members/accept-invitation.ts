/** Joining a workspace by the link of an invitation: once, by whoever the address belongs to. */
import type { Kysely, Selectable } from "kysely";
import { newId } from "../../../shared/ids.ts";
import type { AcceptedInvitation, InvitationToAccept } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import { hashSecret } from "../../platform/keyring/keyring.ts";
import { findUser, insertUser } from "../../platform/sign-in/users.ts";
import { workspaceId as brand, type Origin } from "../actor.ts";
import { type Change, type ChangeDeps, changeWorkspace } from "../change.ts";
import { refuse } from "../refusal.ts";
import { findWorkspace } from "../workspaces/index.ts";
import { invitationState } from "./member-invitations.store.ts";
import type { SessionRecord } from "./session.ts";

type Row = Selectable<Schema["member_invitations"]>;

const noLink = (): never =>
  refuse("not_found", "This link is unknown. A newer invitation may have replaced it: look at your latest mail.");

async function findByToken(database: Kysely<Schema>, token: string): Promise<Row> {
  const row = await database
    .selectFrom("member_invitations")
    .selectAll()
    .where("token_hash", "=", hashSecret(token))
    .executeTakeFirst();
  return row ?? noLink();
}

/** @throws RefusedError "gone". */
function checkOpen(row: Row, now: Date): void {
  const state = invitationState(row, now);
  if (state === "accepted") refuse("gone", "This invitation was accepted already. Sign in.");
  if (state === "revoked") refuse("gone", "This invitation was revoked. Ask the team for another.");
  if (state === "expired") refuse("gone", "This invitation has expired. Ask the team to send it again.");
}

/** What the link of an invitation says to whoever opens it. @throws RefusedError "not_found"; "gone" when it can not be accepted any more. */
export async function readInvitationToAccept(
  deps: { database: Kysely<Schema>; clock: () => Date },
  token: string,
  session: SessionRecord | null,
): Promise<InvitationToAccept> {
  const row = await findByToken(deps.database, token);
  checkOpen(row, deps.clock());
  const workspace = await findWorkspace(deps.database, brand(row.workspace_id));
  return {
    workspaceName: workspace?.name ?? "",
    role: row.role,
    email: row.email,
    name: row.name,
    invitedBy: row.invited_by,
    expiresAt: row.expires_at.toISOString(),
    accountExists: (await findUser(deps.database, row.email)) !== null,
    signedInAs: session?.email ?? null,
  };
}

/**
 * Accepts an invitation: signed in with its address, or with a name and a password for a new account. Of several calls at once one
 * does it, the others are refused as "gone". Says the address and whether it was a new account.
 * @throws RefusedError "not_found"; "gone"; "invalid" without name or password; "unauthenticated" where the address has an account.
 */
export async function acceptInvitation(
  deps: ChangeDeps & { hashPassword: (password: string) => Promise<string> },
  input: { token: string; name?: string | undefined; password?: string | undefined },
  session: SessionRecord | null,
  origin: Origin,
): Promise<AcceptedInvitation & { email: string; created: boolean }> {
  const found = await findByToken(deps.database, input.token);
  checkOpen(found, deps.clock());
  const own = session?.email === found.email ? session : null;
  const account = own ? null : await newAccount(deps, found, input);
  const name = own?.name ?? account?.name ?? "";
  const memberId = newId(deps.clock());
  const { email, role } = found;
  const workspaceId = brand(found.workspace_id);
  const actor = { kind: "member" as const, id: memberId, name, email, role, hiddenPositionIds: [], ...origin };
  await changeWorkspace(deps, actor, workspaceId, async (change) => {
    const row = await lockInvitation(change, found.id);
    // Sent again or taken back since it was read.
    if (!row.token_hash.equals(found.token_hash)) noLink();
    checkOpen(row, change.now);
    const userId = own?.userId ?? (account && (await insertUser(change.transaction, { ...account, email })));
    if (!userId) refuse("unauthenticated", `There is an account for ${email} already. Sign in with it, then accept.`);
    const joined = await change.transaction
      .insertInto("members")
      .values({
        workspace_id: workspaceId,
        id: memberId,
        user_id: userId,
        email,
        name,
        role,
        created_at: change.now,
        last_seen_at: change.now,
        removed_at: null,
      })
      .onConflict((conflict) =>
        conflict.columns(["workspace_id", "user_id"]).where("removed_at", "is", null).doNothing(),
      )
      .returning("id")
      .executeTakeFirst();
    if (!joined) refuse("conflict", "You are a member of this workspace already.");
    await change.transaction
      .updateTable("member_invitations")
      .set({ accepted_at: change.now, member_id: memberId })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", row.id)
      .execute();
    change.record({ type: "member.joined", data: { memberId, invitationId: row.id, role }, personal: { name, email } });
    change.audit({
      action: "member.joined",
      subjectType: "member",
      subjectId: memberId,
      data: { invitationId: row.id, role },
    });
  });
  return { workspaceId, memberId, email, created: account !== null };
}

/** What a new account is made of. The hash is made before the transaction, which it would hold up. */
async function newAccount(
  deps: { database: Kysely<Schema>; hashPassword: (password: string) => Promise<string> },
  invitation: Row,
  { name, password }: { name?: string | undefined; password?: string | undefined },
): Promise<{ name: string; passwordHash: string }> {
  if ((await findUser(deps.database, invitation.email)) !== null) {
    refuse("unauthenticated", `There is an account for ${invitation.email} already. Sign in with it, then accept.`);
  }
  if (!name) refuse("invalid", "Your name is needed.", { path: ["name"] });
  if (!password) refuse("invalid", "A password is needed.", { path: ["password"] });
  return { name, passwordHash: await deps.hashPassword(password) };
}

async function lockInvitation(change: Change, id: string): Promise<Row> {
  const row = await change.transaction
    .selectFrom("member_invitations")
    .selectAll()
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? noLink();
}
