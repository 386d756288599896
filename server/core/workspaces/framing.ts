/** Which pages of other sites may frame the room and the share pages of a workspace. */
import type { Kysely } from "kysely";
import { workspaceSettingsSchema } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import { hashSecret } from "../../platform/keyring/keyring.ts";

/** What a page is opened by: a room's code, the id in a share link, a public position's id. */
export type Framed = { code: string } | { share: string } | { positionId: string };

/** The origins that the workspace lists; none listed means anyone, and so does what belongs to no workspace. */
export async function embedOriginsOf(database: Kysely<Schema>, framed: Framed): Promise<readonly string[]> {
  const row = await workspaceOf(database, framed).executeTakeFirst();
  return row ? workspaceSettingsSchema.parse(row.settings).embedOrigins : [];
}

function workspaceOf(database: Kysely<Schema>, framed: Framed) {
  if ("code" in framed) {
    return database
      .selectFrom("interviews")
      .innerJoin("workspaces", "workspaces.id", "interviews.workspace_id")
      .select("workspaces.settings")
      .where("interviews.code_hash", "=", hashSecret(framed.code));
  }
  if ("share" in framed) {
    return database
      .selectFrom("shares")
      .innerJoin("workspaces", "workspaces.id", "shares.workspace_id")
      .select("workspaces.settings")
      .where("shares.secret_hash", "=", hashSecret(framed.share));
  }
  return database
    .selectFrom("positions")
    .innerJoin("workspaces", "workspaces.id", "positions.workspace_id")
    .select("workspaces.settings")
    .where("positions.id", "=", framed.positionId)
    .limit(1);
}
