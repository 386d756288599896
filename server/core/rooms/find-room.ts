/** Finds the room that a code opens: the one look-up that no workspace bounds, for the code is what names the workspace. */
import type { Kysely, Selectable } from "kysely";
import { type WorkspaceSettings, workspaceSettingsSchema } from "../../../shared/native.ts";
import { type PositionSettings, positionSettingsSchema } from "../../../shared/position.ts";
import type { Schema } from "../../platform/database/schema.ts";
import { hashSecret } from "../../platform/keyring/keyring.ts";
import { workspaceId as brand, type WorkspaceId } from "../actor.ts";

export interface RoomRecord {
  workspaceId: WorkspaceId;
  workspaceName: string;
  workspaceSettings: WorkspaceSettings;
  interview: Selectable<Schema["interviews"]>;
  position: { id: string; title: string; settings: PositionSettings; archivedAt: Date | null };
}

/** What a room code looks like. */
const CODE = /^[0-9A-Za-z]{11}$/;

/** The room of a code, or null when the code opens none: unknown, voided, or its interview deleted. */
export async function findRoom(database: Kysely<Schema>, code: string): Promise<RoomRecord | null> {
  if (!CODE.test(code)) return null;
  const row = await database
    .selectFrom("interviews")
    .innerJoin("positions", (join) =>
      join
        .onRef("positions.workspace_id", "=", "interviews.workspace_id")
        .onRef("positions.id", "=", "interviews.position_id"),
    )
    .innerJoin("workspaces", "workspaces.id", "interviews.workspace_id")
    .selectAll("interviews")
    .select(["positions.title as position_title", "positions.settings as position_settings"])
    .select("positions.archived_at as position_archived_at")
    .select(["workspaces.name as workspace_name", "workspaces.settings as workspace_settings"])
    .where("interviews.code_hash", "=", hashSecret(code))
    .where((where) => where.or([where("interviews.deleted_at", "is", null), where("interviews.preview", "=", true)]))
    .executeTakeFirst();
  if (!row) return null;
  const { position_title, position_settings, position_archived_at, workspace_name, workspace_settings, ...interview } =
    row;
  return {
    workspaceId: brand(interview.workspace_id),
    workspaceName: workspace_name,
    workspaceSettings: workspaceSettingsSchema.parse(workspace_settings),
    interview,
    position: {
      id: interview.position_id,
      title: position_title,
      settings: positionSettingsSchema.parse(position_settings),
      archivedAt: position_archived_at,
    },
  };
}
