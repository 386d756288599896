/** The sandbox of a workspace: a workspace of its own where test keys work. */
import { newId } from "../../../shared/ids.ts";
import { workspaceId as brand, type WorkspaceId } from "../actor.ts";
import type { Change } from "../change.ts";
import { refuse } from "../refusal.ts";

/**
 * Gives the sandbox of the change's workspace, making it when there is none: with the same name, settings and people. Calls that come
 * at once find the same one.
 * @throws RefusedError "not_allowed" in a sandbox, which has none itself.
 */
export async function ensureSandbox(change: Change): Promise<WorkspaceId> {
  const { transaction, workspaceId: live, now } = change;
  if (change.actor.sandbox) refuse("not_allowed", "A sandbox has no sandbox of its own.");
  const workspace = await transaction
    .selectFrom("workspaces")
    .select(["name", "settings"])
    .where("id", "=", live)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const known = await transaction
    .selectFrom("sandboxes")
    .select("workspace_id")
    .where("live_workspace_id", "=", live)
    .executeTakeFirst();
  if (known) return brand(known.workspace_id);
  const id = newId(now);
  // What the live workspace kept as a file is not the sandbox's: it begins without a logo.
  const { branding: _branding, ...settings } = workspace.settings;
  await transaction
    .insertInto("workspaces")
    .values({ id, name: workspace.name, settings: JSON.stringify(settings), created_at: now })
    .execute();
  await transaction.insertInto("event_counters").values({ workspace_id: id, sequence: 0 }).execute();
  await transaction
    .insertInto("sandboxes")
    .values({ workspace_id: id, live_workspace_id: live, created_at: now })
    .execute();
  await transaction
    .insertInto("members")
    .columns(["workspace_id", "id", "user_id", "email", "name", "role", "created_at", "removed_at"])
    .expression((select) =>
      select
        .selectFrom("members")
        .select((column) => [
          column.val(id).$castTo<string>().as("workspace_id"),
          "id",
          "user_id",
          "email",
          "name",
          "role",
          "created_at",
          "removed_at",
        ])
        .where("workspace_id", "=", live)
        .where("removed_at", "is", null),
    )
    .execute();
  change.record({ type: "sandbox.changed", data: { sandboxId: id, change: "created" } });
  change.audit({ action: "sandbox.created", subjectType: "workspace", subjectId: id });
  return brand(id);
}
