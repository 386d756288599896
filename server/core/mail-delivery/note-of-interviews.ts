/** What a candidate does with the link, or its end, as evidence about the mail that brought it. */
import { type Kysely, sql } from "kysely";
import type { MailState } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { Change } from "../change.ts";
import { INVITING, noteEvidence } from "./note-evidence.ts";

const SOURCES = { clicked: "room", accepted: "room", expired: "clock", extended: "team" } as const;

/**
 * Notes it of the newest mail that has left with each interview's link; which of several mails a link was opened from can not be
 * told. One that has failed is meant only where there is no other. Interviews that nothing was mailed about are left out.
 */
export async function noteOfInterviews(
  change: Change,
  interviewIds: readonly string[],
  kind: keyof typeof SOURCES,
): Promise<void> {
  if (interviewIds.length === 0) return;
  const { rows } = await sql<{ id: string }>`
    select distinct on (interview_id) id from mails
    where workspace_id = ${change.workspaceId} and interview_id = any(${interviewIds}::uuid[])
      and purpose = any(${INVITING}::text[]) and state in ('sending', 'sent', 'uncertain')
      ${kind === "extended" ? sql`and delivery = 'expired'` : sql``}
    order by interview_id, (delivery = 'failed'), created_at desc, id desc`.execute(change.transaction);
  // A link may end and be extended more than once.
  const again = kind === "expired" || kind === "extended" ? { key: change.now.toISOString() } : {};
  await noteEvidence(
    change,
    rows.map(({ id }) => ({ mailId: id, kind, source: SOURCES[kind], ...again })),
  );
}

/** Would the opening of this interview's link be news: is there mail with it of which no opening is known? */
export async function opensNews(
  database: Kysely<Schema>,
  { workspaceId, interviewId }: { workspaceId: string; interviewId: string },
): Promise<boolean> {
  const mail = await database
    .selectFrom("mails")
    .select("delivery")
    .where("workspace_id", "=", workspaceId)
    .where("interview_id", "=", interviewId)
    .where("purpose", "=", (select) => select.fn.any(sql<MailState["purpose"][]>`${INVITING}::text[]`))
    .where("state", "in", ["sending", "sent", "uncertain"])
    .orderBy(sql`delivery = 'failed'`)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return mail !== undefined && !KNOWN_OPENED.has(mail.delivery);
}

const KNOWN_OPENED: ReadonlySet<string> = new Set(["clicked", "accepted", "spam", "expired"]);
