/** The history of one mail's way. */
import type { Kysely } from "kysely";
import type { MailEvidence } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";

const MAXIMUM = 200;

/** What was told of a mail, oldest first; the first 200. */
export async function readEvidence(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  mailId: string,
): Promise<MailEvidence[]> {
  const rows = await database
    .selectFrom("mail_evidence")
    .select(["kind", "at", "source", "code", "detail"])
    .where("workspace_id", "=", workspaceId)
    .where("mail_id", "=", mailId)
    .orderBy("at")
    .orderBy("id")
    .limit(MAXIMUM)
    .execute();
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
