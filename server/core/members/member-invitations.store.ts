/** Invitations to the team in the database, and as the native API shows them. */
import type { Kysely, Selectable } from "kysely";
import type { MemberInvitation } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { Keyring } from "../../platform/keyring/keyring.ts";
import type { Actor, WorkspaceId } from "../actor.ts";
import { cutPage, olderThan, type PageRequest } from "../cursor.ts";
import { memberInvitationLink } from "../invitations/index.ts";
import { refuse } from "../refusal.ts";
import { mayGive } from "./policy.ts";

export interface InvitationDeps {
  keyring: Keyring;
  /** The address in links, without a slash at its end. */
  publicUrl: string;
}

type Row = Selectable<Schema["member_invitations"]>;

export const invitationState = (row: Pick<Row, "accepted_at" | "revoked_at" | "expires_at">, now: Date) =>
  row.accepted_at ? "accepted" : row.revoked_at ? "revoked" : row.expires_at <= now ? "expired" : "pending";

export function presentInvitation(deps: InvitationDeps, actor: Actor, row: Row, now: Date): MemberInvitation {
  const state = invitationState(row, now);
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    state,
    link: state === "pending" && mayGive(actor, row.role) ? memberInvitationLink(deps, row.id, row.generation) : null,
    invitedBy: row.invited_by,
    memberId: row.member_id,
    sentAt: row.sent_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    acceptedAt: row.accepted_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  };
}

/** Invitations of a workspace, the newest first; waiting: neither accepted nor revoked. */
export async function listMemberInvitations(
  deps: InvitationDeps & { database: Kysely<Schema>; clock: () => Date },
  actor: Actor,
  workspaceId: WorkspaceId,
  { limit, after, waiting }: PageRequest & { waiting: boolean },
): Promise<{ data: MemberInvitation[]; next: string | null }> {
  let query = deps.database.selectFrom("member_invitations").selectAll().where("workspace_id", "=", workspaceId);
  if (waiting) query = query.where("accepted_at", "is", null).where("revoked_at", "is", null);
  if (after) query = query.where(olderThan(after));
  const rows = await query
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute();
  const { shown, next } = cutPage(rows, limit);
  const now = deps.clock();
  return { data: shown.map((row) => presentInvitation(deps, actor, row, now)), next };
}

/** @throws RefusedError "not_found". */
export async function findMemberInvitation(
  deps: InvitationDeps & { database: Kysely<Schema>; clock: () => Date },
  actor: Actor,
  workspaceId: WorkspaceId,
  id: string,
): Promise<MemberInvitation> {
  const row = await deps.database
    .selectFrom("member_invitations")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row ? presentInvitation(deps, actor, row, deps.clock()) : noInvitation();
}

export const noInvitation = (): never => refuse("not_found", "There is no such invitation.");
