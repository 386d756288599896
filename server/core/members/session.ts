/** Who a session belongs to and what it may enter: read for every call of a page, so in one statement. */
import { type Kysely, sql } from "kysely";
import type { Role } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import { workspaceId as brand, type WorkspaceId } from "../actor.ts";

export interface MembershipRecord {
  memberId: string;
  workspaceId: WorkspaceId;
  workspaceNumber: number;
  workspaceName: string;
  name: string;
  email: string;
  role: Role;
  /** The workspace lets nobody in who signs in without a second factor. */
  needsSecondFactor: boolean;
  /** The workspace whose sandbox this is; null for a workspace itself. */
  sandboxOf: WorkspaceId | null;
  lastSeenAt: Date | null;
}

export interface SessionRecord {
  id: string;
  userId: string;
  name: string;
  email: string;
  secondFactor: boolean;
  lastSeenAt: Date;
  expiresAt: Date;
  /** By the workspaces' numbers, sandboxes last. */
  memberships: MembershipRecord[];
}

/** The living session with this token, with its user and the workspaces that the user belongs to. */
export async function readSession(database: Kysely<Schema>, token: string, now: Date): Promise<SessionRecord | null> {
  const rows = await database
    .selectFrom("sign_in_sessions as session")
    .innerJoin("sign_in_users as user", "user.id", "session.user_id")
    .leftJoin("members as member", (join) =>
      join.onRef("member.user_id", "=", "user.id").on("member.removed_at", "is", null),
    )
    .leftJoin("workspaces as workspace", "workspace.id", "member.workspace_id")
    .leftJoin("sandboxes as sandbox", "sandbox.workspace_id", "workspace.id")
    .leftJoin("workspaces as live", "live.id", "sandbox.live_workspace_id")
    .select(["session.id", "session.updated_at", "session.expires_at", "user.id as user_id", "user.name", "user.email"])
    .select(["user.two_factor_enabled", "member.id as member_id", "member.workspace_id", "member.name as member_name"])
    .select(["member.email as member_email", "member.role", "member.last_seen_at", "workspace.number"])
    .select(["workspace.name as workspace_name", "sandbox.live_workspace_id"])
    .select(
      sql<boolean>`coalesce(live.settings, workspace.settings) -> 'requireSecondFactor' = 'true'::jsonb`.as(
        "needs_second_factor",
      ),
    )
    .where("session.token", "=", token)
    .where("session.expires_at", ">", now)
    .orderBy(sql`sandbox.live_workspace_id is not null`)
    .orderBy("workspace.number")
    .execute();
  const [first] = rows;
  if (!first) return null;
  return {
    id: first.id,
    userId: first.user_id,
    name: first.name,
    email: first.email,
    secondFactor: first.two_factor_enabled,
    lastSeenAt: first.updated_at,
    expiresAt: first.expires_at,
    memberships: rows.flatMap((row) => {
      const { member_id: memberId, workspace_id: id, number, workspace_name: workspaceName, role } = row;
      if (memberId === null || id === null || number === null || workspaceName === null || role === null) return [];
      return [
        {
          memberId,
          workspaceId: brand(id),
          workspaceNumber: number,
          workspaceName,
          name: row.member_name ?? first.name,
          email: row.member_email ?? first.email,
          role,
          needsSecondFactor: row.needs_second_factor === true,
          lastSeenAt: row.last_seen_at,
          sandboxOf: row.live_workspace_id === null ? null : brand(row.live_workspace_id),
        },
      ];
    }),
  };
}

const NOTED_EVERY_MS = 60_000;

/** Notes that the session, and the member whose workspace it entered, were here: at most once a minute. */
export async function noteSeen(
  database: Kysely<Schema>,
  session: SessionRecord,
  current: MembershipRecord | null,
  now: Date,
): Promise<void> {
  const old = new Date(now.getTime() - NOTED_EVERY_MS);
  const seen =
    session.lastSeenAt > old && (current === null || (current.lastSeenAt !== null && current.lastSeenAt > old));
  if (seen) return;
  await sql`
    with noted as (update sign_in_sessions set updated_at = ${now} where id = ${session.id} and updated_at <= ${old})
    update members set last_seen_at = ${now}
    where workspace_id = ${current?.workspaceId ?? null} and id = ${current?.memberId ?? null}
      and (last_seen_at is null or last_seen_at <= ${old})`.execute(database);
}
