/** A member, or one who is asked to become one, by e-mail address: for readers that know people by nothing else. */
import type { Kysely } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";

/** Ids of the present member with this address, and of the invitation that waits for it; null where there is none. */
export async function findByAddress(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  email: string,
): Promise<{ memberId: string | null; invitationId: string | null }> {
  const address = email.trim().toLowerCase();
  const [member, invitation] = await Promise.all([
    database
      .selectFrom("members")
      .select("id")
      .where("workspace_id", "=", workspaceId)
      .where("email", "=", address)
      .where("removed_at", "is", null)
      .executeTakeFirst(),
    database
      .selectFrom("member_invitations")
      .select("id")
      .where("workspace_id", "=", workspaceId)
      .where("email", "=", address)
      .where("accepted_at", "is", null)
      .where("revoked_at", "is", null)
      .executeTakeFirst(),
  ]);
  return { memberId: member?.id ?? null, invitationId: invitation?.id ?? null };
}
