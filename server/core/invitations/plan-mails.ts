/** Plans mail: rows and jobs that exist when the change commits; nothing is sent from inside it. */
import { sql } from "kysely";
import { newId } from "../../../shared/ids.ts";
import type { MailState } from "../../../shared/native.ts";
import type { MailContent } from "../../platform/database/schema.ts";
import type { Change } from "../change.ts";
import { sendMailJob } from "./mail-jobs.ts";

export interface PlannedMail {
  /** Null for mail about no interview, such as a test. */
  interviewId: string | null;
  /** Of a rejection. */
  applicationId?: string;
  purpose: MailState["purpose"];
  toEmail: string;
  toName: string;
  /** Not before this moment; at once unless given. */
  sendAt?: Date;
  content?: MailContent;
}

/**
 * Plans a set of mails in one insert and one enqueue, and gives their ids in the order of the set. The part of a
 * Message-ID before the @ is fixed here; the first attempt adds the sender's host and keeps it.
 */
export async function planMails(change: Change, mails: readonly PlannedMail[]): Promise<string[]> {
  if (mails.length === 0) return [];
  const rows = mails.map((mail) => ({
    id: newId(change.now),
    interview_id: mail.interviewId,
    application_id: mail.applicationId ?? null,
    purpose: mail.purpose,
    to_email: mail.toEmail,
    to_name: mail.toName,
    send_at: (mail.sendAt ?? change.now).toISOString(),
    content: mail.content ?? {},
  }));
  await sql`
    insert into mails (workspace_id, id, interview_id, application_id, purpose, to_email, to_name, state, send_at, content, message_id,
      created_at)
    select ${change.workspaceId}, mail.id, mail.interview_id, mail.application_id, mail.purpose, mail.to_email, mail.to_name, 'scheduled', mail.send_at,
      mail.content, mail.id::text, ${change.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as mail (id uuid, interview_id uuid, application_id uuid, purpose text, to_email text, to_name text, send_at timestamptz,
        content jsonb)
  `.execute(change.transaction);
  for (const [index, row] of rows.entries()) {
    const sendAt = mails[index]?.sendAt;
    const options = sendAt && sendAt > change.now ? { startAfter: sendAt } : undefined;
    change.enqueue(sendMailJob, { workspaceId: change.workspaceId, mailId: row.id }, options);
  }
  return rows.map((row) => row.id);
}
