/** Finds the mails that reports are about. */
import { type Kysely, sql } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import type { Keyring } from "../../platform/keyring/keyring.ts";
import { workspaceId as brand, type WorkspaceId } from "../actor.ts";
import { readMailToken } from "./mail-token.ts";

/** What a report says of which mail it means. */
export interface Marked {
  /** Texts that may hold a token of ours, surest first. */
  marks: readonly string[];
  messageId: string | null;
}

export interface FoundMail {
  workspaceId: WorkspaceId;
  mailId: string;
  toEmail: string;
}

/** A token, wherever it stands: behind the plus sign of an address, or by itself. */
const TOKENS = /(?<![a-z0-9])[a-z2-7]{45}(?![a-z0-9])/gi;
const MAXIMUM_TOKENS = 50;

interface Row {
  place: number;
  workspace_id: string;
  id: string;
  to_email: string;
}

/** The mail of each, in order: by the first token of ours that it holds, else by its Message-ID; null when neither is known here. */
export async function findMails(
  deps: { database: Kysely<Schema>; keyring: Keyring },
  asked: readonly Marked[],
): Promise<(FoundMail | null)[]> {
  const places = asked.map(({ marks, messageId }, place) => {
    const tokens = marks.flatMap((mark) => mark.match(TOKENS) ?? []).slice(0, MAXIMUM_TOKENS);
    const [marked] = tokens.flatMap((token) => readMailToken(deps.keyring, token) ?? []);
    return {
      place,
      number: marked?.workspaceNumber ?? null,
      mail_id: marked?.mailId ?? null,
      message_id: messageId === null ? null : `<${messageId.replace(/[<>]/g, "")}>`,
    };
  });
  // Of two rows of one place the one that the token names stands first; a Message-ID that several mails have means the newest.
  const { rows } = await sql<Row>`
    with asked as (
      select * from jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
        as item (place int, number bigint, mail_id uuid, message_id text)
    )
    select distinct on (place) place, workspace_id, id, to_email from (
      select place, 1 as rank, mails.workspace_id, mails.id, mails.to_email, mails.created_at
      from asked join workspaces on workspaces.number = asked.number
        join mails on mails.workspace_id = workspaces.id and mails.id = asked.mail_id
      union all
      select place, 2, mails.workspace_id, mails.id, mails.to_email, mails.created_at
      from asked join mails on mails.message_id = asked.message_id
    ) as found
    order by place, rank, created_at desc`.execute(deps.database);
  const found = new Map(rows.map((row) => [row.place, row]));
  return asked.map((_, place) => {
    const row = found.get(place);
    return row ? { workspaceId: brand(row.workspace_id), mailId: row.id, toEmail: row.to_email } : null;
  });
}
