/** Invitations whose hour is yet to come. */
import { sql } from "kysely";
import type { Change } from "../change.ts";

interface WaitingInvitation {
  id: string;
  interview_id: string;
  send_at: Date;
}

/** Those of a set of interviews, the earliest first. */
export async function waitingInvitations(change: Change, ids: readonly string[]): Promise<WaitingInvitation[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<WaitingInvitation>`
    select id, interview_id, send_at from mails
    where workspace_id = ${change.workspaceId} and interview_id = any(${ids}::uuid[])
      and purpose = 'invitation' and state = 'scheduled' and send_at > ${change.now}
    order by send_at`.execute(change.transaction);
  return rows;
}

/** Cancels those of a set of interviews, in one statement. */
export async function cancelInvitations(change: Change, ids: readonly string[], reason: string): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update mails set state = 'cancelled', last_error = ${reason}
    where workspace_id = ${change.workspaceId} and interview_id = any(${ids}::uuid[])
      and purpose = 'invitation' and state = 'scheduled' and send_at > ${change.now}`.execute(change.transaction);
}
