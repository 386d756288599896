/** The open link of a public position: anyone may apply. */
import type { Kysely } from "kysely";
import { spokenOf } from "../../../shared/languages.ts";
import { workspaceSettingsSchema } from "../../../shared/native.ts";
import { isPhoneNumber } from "../../../shared/phone.ts";
import { positionSettingsSchema } from "../../../shared/position.ts";
import type { OpenPosition, OpenPositionAnswer, OpenPositionRequest } from "../../../shared/room.ts";
import type { Schema } from "../../platform/database/schema.ts";
import { workspaceId as brand, type Origin } from "../actor.ts";
import { changeWorkspace } from "../change.ts";
import { createInterviews, lockInterview, normaliseEmail } from "../interviews/index.ts";
import { RefusedError } from "../refusal.ts";
import { planLink, visitor } from "./mail-link.ts";
import type { RoomDeps } from "./room-deps.ts";
import { refuseRoom } from "./room-refusal.ts";
import { OPEN_LINK } from "./room-stage.ts";
import { teamOf } from "./team.ts";

/** The public position of an open link. @throws RefusedError "unknown_link" for a private or unknown one. */
async function findOpen(database: Kysely<Schema>, positionId: string) {
  const row = await database
    .selectFrom("positions")
    .innerJoin("workspaces", "workspaces.id", "positions.workspace_id")
    .select(["positions.id", "positions.title", "positions.settings", "positions.archived_at"])
    .select(["workspaces.id as workspace_id", "workspaces.name", "workspaces.settings as workspace_settings"])
    .where("positions.id", "=", positionId)
    .where("positions.visibility", "=", "public")
    .limit(1)
    .executeTakeFirst();
  if (!row) refuseRoom("unknown_link", "This link leads to no open position.");
  return row;
}

/** What a public position says before anyone has given a name. */
export async function readOpenPosition(deps: RoomDeps, positionId: string): Promise<OpenPosition> {
  const row = await findOpen(deps.database, positionId);
  const settings = positionSettingsSchema.parse(row.settings);
  const team = await teamOf(deps, {
    workspaceId: brand(row.workspace_id),
    workspaceName: row.name,
    workspaceSettings: workspaceSettingsSchema.parse(row.workspace_settings),
    positionSettings: settings,
  });
  return {
    positionId: row.id,
    language: settings.language,
    title: row.title,
    description: settings.description,
    team,
    accepting: row.archived_at === null,
    verifiesEmail: settings.application.verifyEmail,
    phone: settings.application.phone,
  };
}

/**
 * A new address enters at once; one that has an interview here is sent its link, for an address proves nothing. Where the position
 * verifies addresses, every one is sent its link, and the answer tells nobody which of them are known.
 */
export async function applyToOpenPosition(
  deps: RoomDeps,
  origin: Origin,
  positionId: string,
  request: OpenPositionRequest,
): Promise<OpenPositionAnswer> {
  const row = await findOpen(deps.database, positionId);
  if (row.archived_at) refuseRoom("not_allowed", "This position takes no more applications.");
  const { application } = positionSettingsSchema.parse(row.settings);
  const language = spokenOf(request.language);
  const phone = application.phone === "hidden" ? undefined : request.phone?.trim() || undefined;
  if (application.phone === "required" && !isPhoneNumber(phone ?? "")) {
    refuseRoom("invalid", "This position asks for a phone number.");
  }
  return changeWorkspace(deps, visitor(origin), brand(row.workspace_id), async (change) => {
    const [created] = await createInterviews(deps, change, row.id, [
      {
        name: request.name.trim(),
        email: request.email,
        phone,
        admission: "admitted",
        skills: [],
        customQuestions: [],
        fields: {},
        metadata: {},
        mailing: "send",
        sendAt: null,
        source: OPEN_LINK,
        ...(language ? { language } : {}),
      },
    ]);
    if (created?.ok) {
      // Its invitation carries the link.
      return application.verifyEmail ? { outcome: "mailed" } : { outcome: "entered", code: created.value.code };
    }
    if (created && created.refusal.code !== "duplicate") throw new RefusedError(created.refusal);
    const known = await change.transaction
      .selectFrom("interviews")
      .select("id")
      .where("workspace_id", "=", change.workspaceId)
      .where("position_id", "=", row.id)
      .where("email", "=", normaliseEmail(request.email))
      .where("deleted_at", "is", null)
      .executeTakeFirst();
    if (known) await planLink(change, await lockInterview(change, known.id), language);
    return { outcome: "mailed" };
  });
}
