/** How the team presents itself to a candidate: the position's own brand before the workspace's. */
import type { WorkspaceSettings } from "../../../shared/native.ts";
import type { PositionSettings } from "../../../shared/position.ts";
import type { Room } from "../../../shared/room.ts";
import type { WorkspaceId } from "../actor.ts";
import { findFiles, signMedia } from "../recordings/index.ts";
import type { RoomDeps } from "./room-deps.ts";

type Deps = Pick<RoomDeps, "database" | "keyring" | "publicUrl" | "clock">;

export interface Team {
  workspaceId: WorkspaceId;
  workspaceName: string;
  workspaceSettings: WorkspaceSettings;
  positionSettings: PositionSettings;
}

/** Name, colour and logo that the candidate sees, and whoever the team shares an interview with. */
export async function teamOf(deps: Deps, team: Team): Promise<Room["team"]> {
  const { branding } = team.positionSettings;
  const own = team.workspaceSettings.branding;
  const logoId = branding.logoFileId ?? own.logoFileId;
  const logo = logoId ? (await findFiles(deps.database, team.workspaceId, [logoId])).get(logoId) : undefined;
  return {
    name: branding.companyName ?? own.companyName ?? team.workspaceName,
    color: branding.color ?? own.color,
    logoUrl: logo ? signMedia({ ...deps, now: deps.clock() }, logo) : null,
  };
}
