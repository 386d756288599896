/** The door of a share link: what it opens, whether its password was given, and who has been in. */
import { type Kysely, type Selectable, sql } from "kysely";
import { newId, readId } from "../../../shared/ids.ts";
import { type WorkspaceSettings, workspaceSettingsSchema } from "../../../shared/native.ts";
import { type PositionSettings, positionSettingsSchema } from "../../../shared/position.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { Keyring } from "../../platform/keyring/keyring.ts";
import { type Actor, workspaceId as brand, type Origin, type WorkspaceId } from "../actor.ts";
import { type ChangeDeps, changeWorkspace } from "../change.ts";
import { refuse } from "../refusal.ts";
import { isPassword } from "./password.ts";
import { findBySecret, isGone, type ShareRow, stateOf } from "./shares.store.ts";

export interface ShareDeps extends ChangeDeps {
  keyring: Keyring;
  publicUrl: string;
}

export interface OpenedShare {
  workspaceId: WorkspaceId;
  workspaceName: string;
  workspaceSettings: WorkspaceSettings;
  share: ShareRow;
  interview: Selectable<Schema["interviews"]>;
  position: { id: string; title: string; settings: PositionSettings };
}

const ACCESS_HOURS = 12;
const HOUR_MS = 3_600_000;
/** One address and program within this time counts as one opening. */
const SAME_VISIT_MS = 600_000;
const KEPT_OPENINGS = 500;

/**
 * What a link opens, whatever its password.
 * @throws RefusedError "not_found" for an id that opens nothing, "gone" for what has expired, was ended, or is not there any more.
 */
async function findShare(
  { database, clock }: Pick<ShareDeps, "database" | "clock">,
  given: string,
): Promise<OpenedShare> {
  const secret = readId(given);
  const share = secret && (await findBySecret(database, secret));
  if (!share) refuse("not_found", "This link opens nothing. Ask whoever sent it for a new one.");
  const state = stateOf(share, clock());
  if (state === "expired") {
    refuse("gone", "This link has expired. Ask whoever sent it for a new one.", { facts: { share: "expired" } });
  }
  if (state === "ended") {
    refuse("gone", "This link was ended by the team that sent it.", { facts: { share: "ended" } });
  }
  const row = await interviewOf(database, share);
  if (!row || isGone(row.interview)) {
    refuse("gone", "What this link led to is not there any more.");
  }
  return row;
}

async function interviewOf(database: Kysely<Schema>, share: ShareRow): Promise<OpenedShare | null> {
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
    .select(["workspaces.name as workspace_name", "workspaces.settings as workspace_settings"])
    .where("interviews.workspace_id", "=", share.workspace_id)
    .where("interviews.id", "=", share.interview_id)
    .executeTakeFirst();
  if (!row) return null;
  const { position_title, position_settings, workspace_name, workspace_settings, ...interview } = row;
  return {
    workspaceId: brand(share.workspace_id),
    workspaceName: workspace_name,
    workspaceSettings: workspaceSettingsSchema.parse(workspace_settings),
    share,
    interview,
    position: {
      id: interview.position_id,
      title: position_title,
      settings: positionSettingsSchema.parse(position_settings),
    },
  };
}

/** A changed or removed password makes what was given for the former one worthless. */
const accessText = ({ id, password_hash }: ShareRow, expires: string) => `${id}.${expires}.${password_hash ?? ""}`;

/**
 * The share of a link, for whoever has shown its password (access is what givePassword answered).
 * @throws RefusedError as findShare; "unauthenticated" while the password is missing.
 */
export async function enterShare(
  deps: ShareDeps,
  given: { secret: string; access: string | undefined },
): Promise<OpenedShare> {
  const opened = await findShare(deps, given.secret);
  const { share } = opened;
  if (share.password_hash === null) return opened;
  const [expires = "", signature = ""] = (given.access ?? "").split(".");
  const stands = deps.keyring.verify("share-access", accessText(share, expires), signature);
  if (!stands || Number(expires) <= deps.clock().getTime()) {
    refuse("unauthenticated", "This link asks for a password.");
  }
  return opened;
}

/** Compares the password; the answer opens the share for some hours. @throws RefusedError as findShare; "forbidden" when it is wrong. */
export async function givePassword(deps: ShareDeps, given: { secret: string; password: string }): Promise<string> {
  const { share } = await findShare(deps, given.secret);
  if (share.password_hash !== null && !(await isPassword(given.password, share.password_hash))) {
    refuse("forbidden", "This is not the password.");
  }
  const expires = String(deps.clock().getTime() + ACCESS_HOURS * HOUR_MS);
  return `${expires}.${deps.keyring.sign("share-access", accessText(share, expires))}`;
}

/** Notes who opened the share. A visit soon after another of the same address and program is counted with it. */
export async function noteOpening(deps: ShareDeps, { share, workspaceId, position }: OpenedShare, origin: Origin) {
  const [ip, userAgent] = [origin.ip ?? "", origin.userAgent ?? ""];
  const now = deps.clock();
  const { rows } = await sql<{ id: string }>`
    update share_openings set visits = visits + 1, last_at = ${now}
    where workspace_id = ${workspaceId} and id = (
      select id from share_openings
      where workspace_id = ${workspaceId} and share_id = ${share.id} and ip = ${ip} and user_agent = ${userAgent}
        and last_at > ${new Date(now.getTime() - SAME_VISIT_MS)}
      order by created_at desc, id desc limit 1)
    returning id`.execute(deps.database);
  if (rows.length > 0) return;
  const actor: Actor = { kind: "system", id: null, name: "Share link", ...origin };
  await changeWorkspace(deps, actor, workspaceId, async (change) => {
    await sql`
      update shares set opened_count = opened_count + 1, last_opened_at = ${now}
      where workspace_id = ${workspaceId} and id = ${share.id}`.execute(change.transaction);
    await sql`
      insert into share_openings (workspace_id, id, share_id, ip, user_agent, created_at, last_at)
      values (${workspaceId}, ${newId(now)}, ${share.id}, ${ip}, ${userAgent}, ${now}, ${now})`.execute(
      change.transaction,
    );
    await sql`
      delete from share_openings where workspace_id = ${workspaceId} and id in (
        select id from share_openings where workspace_id = ${workspaceId} and share_id = ${share.id}
        order by created_at desc, id desc offset ${KEPT_OPENINGS})`.execute(change.transaction);
    const base = { interviewId: share.interview_id, positionId: position.id };
    change.record({ type: "share.opened", ...base, data: { ...base, shareId: share.id } });
    change.audit({
      action: "share.opened",
      subjectType: "interview",
      subjectId: share.interview_id,
      data: { shareId: share.id },
    });
  });
}
