/** Keeps what is told about mails and moves their states, a set at a time. */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import { newId } from "../../../shared/ids.ts";
import type { MailEvidence } from "../../../shared/native.ts";
import type { Change, EventType } from "../change.ts";
import { type Delivery, deliveryOf, type EvidenceKind } from "./delivery.ts";

export interface Evidence {
  mailId: string;
  kind: EvidenceKind;
  source: MailEvidence["source"];
  /** Now unless told. A moment that is still to come is taken as now. */
  at?: Date | undefined;
  /** The status that a mail server gave. */
  code?: string | null;
  detail?: string | null;
  /** What is the same when the same thing is told again; the kind and the source unless given. */
  key?: string;
}

/** Purposes of mail that brings a candidate the link, so that opening it says something about the mail. */
export const INVITING: readonly string[] = ["invitation", "admitted", "link", "resend"];
const TO_CANDIDATE: ReadonlySet<string> = new Set([...INVITING, "reminder", "receipt"]);

const EVENTS: Readonly<Partial<Record<Delivery, EventType>>> = {
  delivered: "invitation.delivered",
  opened: "invitation.opened",
  clicked: "invitation.clicked",
  accepted: "invitation.accepted",
  failed: "invitation.failed",
  spam: "invitation.marked_spam",
  expired: "invitation.expired",
};

const DETAIL_CHARACTERS = 1000;

/**
 * Keeps evidence about mails of the workspace and moves their states as far as it goes; what was told before changes nothing, and a
 * mail that is not there is left out. Records an event for each state that has changed. One statement per step, whatever the number.
 */
export async function noteEvidence(change: Change, evidence: readonly Evidence[]): Promise<void> {
  if (evidence.length === 0) return;
  const { transaction, workspaceId, now } = change;
  const mails = await transaction
    .selectFrom("mails")
    .leftJoin("interviews", (join) =>
      join
        .onRef("interviews.workspace_id", "=", "mails.workspace_id")
        .onRef("interviews.id", "=", "mails.interview_id"),
    )
    .select(["mails.id", "mails.interview_id", "mails.purpose", "mails.to_email", "mails.delivery"])
    .select("interviews.position_id")
    .where("mails.workspace_id", "=", workspaceId)
    .where("mails.id", "=", (select) => select.fn.any(sql<string[]>`${evidence.map(({ mailId }) => mailId)}::uuid[]`))
    .orderBy("mails.id")
    .forUpdate("mails")
    .execute();
  const known = new Set(mails.map(({ id }) => id));
  const rows = evidence
    .filter(({ mailId }) => known.has(mailId))
    .map(({ mailId, kind, source, at, code, detail, key }) => ({
      id: newId(now),
      mail_id: mailId,
      kind,
      source,
      at: (at && at < now ? at : now).toISOString(),
      code: code ?? null,
      detail: detail ? storable(detail) : null,
      digest: createHash("sha256")
        .update(`${source} ${kind} ${key ?? ""}`)
        .digest("base64url"),
    }));
  const { rows: kept } = await sql<{ mail_id: string }>`
    insert into mail_evidence (workspace_id, id, mail_id, kind, at, source, code, detail, digest, created_at)
    select ${workspaceId}, item.id, item.mail_id, item.kind, item.at, item.source, item.code, item.detail, item.digest, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as item (id uuid, mail_id uuid, kind text, at timestamptz, source text, code text, detail text, digest text)
    on conflict (workspace_id, mail_id, digest) do nothing
    returning mail_id`.execute(transaction);
  if (kept.length === 0) return;
  const told = new Set(kept.map(({ mail_id }) => mail_id));
  const all = await transaction
    .selectFrom("mail_evidence")
    .select(["mail_id", "kind", "at"])
    .where("workspace_id", "=", workspaceId)
    .where("mail_id", "=", (select) => select.fn.any(sql<string[]>`${[...told]}::uuid[]`))
    .orderBy("at")
    .orderBy("id")
    .execute();
  const byMail = new Map<string, typeof all>();
  for (const row of all) byMail.set(row.mail_id, [...(byMail.get(row.mail_id) ?? []), row]);
  const moved = mails.flatMap((mail) => {
    if (!told.has(mail.id)) return [];
    const delivery = deliveryOf(byMail.get(mail.id) ?? []);
    return delivery === mail.delivery ? [] : [{ ...mail, delivery }];
  });
  if (moved.length === 0) return;
  await sql`
    update mails set delivery = item.delivery, delivery_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(moved.map(({ id, delivery }) => ({ id, delivery })))}::jsonb)
      as item (id uuid, delivery text)
    where mails.workspace_id = ${workspaceId} and mails.id = item.id`.execute(transaction);
  for (const mail of moved) {
    const type = EVENTS[mail.delivery];
    if (!type || !mail.interview_id || !mail.position_id || !TO_CANDIDATE.has(mail.purpose)) continue;
    const about = { interviewId: mail.interview_id, positionId: mail.position_id };
    change.record({
      type,
      ...about,
      data: { ...about, mailId: mail.id, purpose: mail.purpose },
      personal: { email: mail.to_email },
    });
  }
}

/** Another server's words as one short line that a text column takes. */
const storable = (words: string): string =>
  words
    .slice(0, DETAIL_CHARACTERS)
    .replace(/[\p{Cc}\p{Surrogate}\s]+/gu, " ")
    .trim();
