/** Mail as the team sees it: pages of states, and one message as it was, or would be, sent. */
import { type Kysely, type Selectable, type SqlBool, sql } from "kysely";
import type { MailBody, MailState, Role } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import { type Cursor, cursorOf } from "../cursor.ts";
import { interviewNotHidden } from "../not-hidden.ts";
import { refuse } from "../refusal.ts";
import { readAccountSubject } from "./account-mail.ts";
import { type ComposeDeps, composeMail, readSubject } from "./compose-mail.ts";
import { maskCode, unmaskCode } from "./mask-code.ts";

/** A row as the native API shows it. */
export const mailState = (row: Omit<Selectable<Schema["mails"]>, "content">): MailState => ({
  id: row.id,
  interviewId: row.interview_id,
  purpose: row.purpose,
  toEmail: row.to_email,
  toName: row.to_name,
  state: row.state,
  delivery: row.delivery,
  deliveryAt: row.delivery_at?.toISOString() ?? null,
  subject: row.subject,
  sendAt: row.send_at.toISOString(),
  sentAt: row.sent_at?.toISOString() ?? null,
  attempts: row.attempts,
  lastError: row.last_error,
  createdAt: row.created_at.toISOString(),
});

/** True for mails that are about none of the hidden positions: neither their interview nor the position that they try out. */
const mailNotHidden = (hidden: readonly string[]) =>
  hidden.length === 0
    ? sql<SqlBool>`true`
    : sql<SqlBool>`(${interviewNotHidden(hidden, "mails")}
        and coalesce(mails.content->>'positionId', '') <> all(${hidden}::text[]))`;

/** Mails of a workspace, newest first. */
export async function listMails(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  {
    limit,
    after,
    interviewId,
    hidden = [],
  }: {
    limit: number;
    after: Cursor | null;
    interviewId?: string | undefined;
    /** Positions whose mails are left out (hiddenFrom of actor.ts). */
    hidden?: readonly string[];
  },
): Promise<{ rows: MailState[]; next: string | null }> {
  let query = database
    .selectFrom("mails")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where(mailNotHidden(hidden));
  if (interviewId) query = query.where("interview_id", "=", interviewId);
  if (after) query = query.where(sql<boolean>`(created_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  const rows = await query
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(mailState),
    next: rows.length > limit && last ? cursorOf(last.created_at, last.id) : null,
  };
}

/** A mail of the workspace that is about none of the hidden positions. @throws RefusedError "not_found". */
export async function requireMail(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  id: string,
  hidden: readonly string[],
): Promise<Selectable<Schema["mails"]>> {
  const mail = await database
    .selectFrom("mails")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .where(mailNotHidden(hidden))
    .executeTakeFirst();
  return mail ?? refuse("not_found", "There is no such mail.");
}

/**
 * One mail with its words: as it went out once an attempt was made, else as it would go out now. What opens an account is left out
 * of it unless maySee says that the reader may give the role of that invitation away; a new password is nobody's but the person's.
 * @throws RefusedError "not_found".
 */
export async function readMail(
  deps: ComposeDeps & { database: Kysely<Schema>; clock: () => Date },
  workspaceId: WorkspaceId,
  id: string,
  maySee: (role: Role) => boolean = () => false,
  hidden: readonly string[] = [],
): Promise<MailBody> {
  const mail = await requireMail(deps.database, workspaceId, id, hidden);
  const { rendered } = mail.content;
  const account = await readAccountSubject(deps, workspaceId, mail, deps.clock());
  const show = (text: string) => {
    if (!account) return text;
    const seen = account.role !== null && maySee(account.role) ? account.token : "hidden";
    return unmaskCode(maskCode(text, account.token), seen);
  };
  if (rendered && account) return { ...mailState(mail), html: show(rendered.html), text: show(rendered.text) };
  if (rendered) {
    const code =
      mail.interview_id && rendered.codeGeneration !== null
        ? deps.keyring.roomCode(mail.interview_id, rendered.codeGeneration)
        : null;
    return { ...mailState(mail), html: unmaskCode(rendered.html, code), text: unmaskCode(rendered.text, code) };
  }
  const subject = await readSubject(deps.database, workspaceId, {
    interviewId: mail.interview_id,
    positionId: mail.content.positionId ?? null,
    applicationId: mail.application_id,
  });
  const composed = composeMail(deps, mail, { ...subject, account }, deps.clock());
  return {
    ...mailState(mail),
    subject: mail.subject ?? composed.subject,
    html: show(composed.html),
    text: show(composed.text),
  };
}
