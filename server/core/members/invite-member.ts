/** Asks somebody to join the workspace, by mail; sends the invitation again; takes it back. */
import { type Selectable, type SqlBool, sql } from "kysely";
import { newId } from "../../../shared/ids.ts";
import type { MemberInvitation, Role } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import { hashSecret } from "../../platform/keyring/keyring.ts";
import type { Change } from "../change.ts";
import { memberInvitationToken, planMails } from "../invitations/index.ts";
import { refuse } from "../refusal.ts";
import { type InvitationDeps, noInvitation, presentInvitation } from "./member-invitations.store.ts";
import { isMember } from "./members.store.ts";
import { checkMayGive } from "./policy.ts";

const INVITATION_DAYS = 7;

const endOf = (now: Date): Date => new Date(now.getTime() + INVITATION_DAYS * 86_400_000);

/**
 * Invites an address and plans the mail.
 * @throws RefusedError "forbidden" for a role above one's own; "duplicate" for a member, and for an address with an open invitation.
 */
export async function inviteMember(
  deps: InvitationDeps,
  change: Change,
  input: { email: string; name: string; role: Role },
): Promise<MemberInvitation> {
  checkMayGive(change.actor, input.role);
  const email = input.email.trim().toLowerCase();
  if (await isMember(change.transaction, change.workspaceId, email)) {
    refuse("duplicate", "Somebody with this address is a member already.", { path: ["email"] });
  }
  const id = newId(change.now);
  const row = await change.transaction
    .insertInto("member_invitations")
    .values({
      workspace_id: change.workspaceId,
      id,
      email,
      name: input.name,
      role: input.role,
      token_hash: hashSecret(memberInvitationToken(deps.keyring, id, 1)),
      invited_by: change.actor.name,
      created_at: change.now,
      sent_at: change.now,
      expires_at: endOf(change.now),
    })
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "email"])
        .where("accepted_at", "is", null)
        .where("revoked_at", "is", null)
        .doNothing(),
    )
    .returningAll()
    .executeTakeFirst();
  if (!row) {
    refuse("duplicate", "This address is invited already. Send that invitation again, or revoke it.", {
      path: ["email"],
    });
  }
  await mailTo(change, row);
  change.record({ type: "member.invited", data: { invitationId: id, role: row.role }, personal: { email } });
  change.audit({ action: "member.invited", subjectType: "member_invitation", subjectId: id, data: { role: row.role } });
  return presentInvitation(deps, change.actor, row, change.now);
}

/**
 * Mails a new link, good for another seven days; the earlier one ends.
 * @throws RefusedError "not_found"; "forbidden"; "conflict" once it was accepted or revoked.
 */
export async function resendMemberInvitation(
  deps: InvitationDeps,
  change: Change,
  id: string,
): Promise<MemberInvitation> {
  const invitation = await lockOpen(change, id);
  const generation = invitation.generation + 1;
  const row = await change.transaction
    .updateTable("member_invitations")
    .set({
      generation,
      token_hash: hashSecret(memberInvitationToken(deps.keyring, id, generation)),
      sent_at: change.now,
      expires_at: endOf(change.now),
    })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await cancelWaiting(change, id, "The invitation was sent again.");
  await mailTo(change, row);
  change.record({ type: "member_invitation.changed", data: { invitationId: id, change: "resent" } });
  change.audit({ action: "member.invitation_resent", subjectType: "member_invitation", subjectId: id });
  return presentInvitation(deps, change.actor, row, change.now);
}

/** Ends an invitation that waits. @throws RefusedError "not_found"; "forbidden"; "conflict" once it was accepted or revoked. */
export async function revokeMemberInvitation(change: Change, id: string): Promise<void> {
  await lockOpen(change, id);
  await change.transaction
    .updateTable("member_invitations")
    .set({ revoked_at: change.now })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", id)
    .execute();
  await cancelWaiting(change, id, "The invitation was revoked.");
  change.record({ type: "member_invitation.changed", data: { invitationId: id, change: "revoked" } });
  change.audit({ action: "member.invitation_revoked", subjectType: "member_invitation", subjectId: id });
}

async function lockOpen(change: Change, id: string): Promise<Selectable<Schema["member_invitations"]>> {
  const row = await change.transaction
    .selectFrom("member_invitations")
    .selectAll()
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return noInvitation();
  checkMayGive(change.actor, row.role);
  if (row.accepted_at) refuse("conflict", "The invitation was accepted.");
  if (row.revoked_at) refuse("conflict", "The invitation was revoked. Invite the address again.");
  return row;
}

const mailTo = (change: Change, row: { id: string; email: string; name: string }): Promise<string[]> =>
  planMails(change, [
    {
      interviewId: null,
      purpose: "member_invitation",
      toEmail: row.email,
      toName: row.name,
      content: { memberInvitationId: row.id },
    },
  ]);

async function cancelWaiting(change: Change, id: string, reason: string): Promise<void> {
  await change.transaction
    .updateTable("mails")
    .set({ state: "cancelled", last_error: reason })
    .where("workspace_id", "=", change.workspaceId)
    .where("purpose", "=", "member_invitation")
    .where("state", "in", ["scheduled", "retrying"])
    .where(sql<SqlBool>`content ->> 'memberInvitationId' = ${id}`)
    .execute();
}
