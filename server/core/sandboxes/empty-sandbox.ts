/** Empties a sandbox: everything in it goes, with its recordings. Its keys, webhooks, people and settings stay. */
import { sql } from "kysely";
import type { Sandbox } from "../../../shared/native.ts";
import type { Change } from "../change.ts";
import { TABLES } from "../exports/index.ts";
import { finishErasuresJob, noteLeftovers } from "../files/index.ts";
import { lockSandbox, noteMoved, tellSandbox } from "./sandboxes.store.ts";

/** What is told of the tables below, and so goes before them. */
const BEFORE = ["exports", "idempotent_answers", "api_calls", "webhook_deliveries", "sandbox_robots"];

/** @throws RefusedError "not_allowed" in a live workspace. */
export async function emptySandbox(change: Change): Promise<Sandbox> {
  await lockSandbox(change);
  const { transaction, workspaceId } = change;
  const { rows } = await sql<{ key: string }>`
    select key from files where workspace_id = ${workspaceId}
    union select file_key from segments where workspace_id = ${workspaceId}
    union select file_key from exports where workspace_id = ${workspaceId} and file_key is not null`.execute(
    transaction,
  );
  await noteLeftovers(
    change,
    "files",
    rows.map(({ key }) => key),
  );
  // The order in which rows can be read back, from its end.
  const tables = TABLES.map(({ name }) => name).filter((name) => name !== "members");
  for (const table of [...BEFORE, ...tables.reverse()]) {
    await sql`
      delete from ${sql.table(table)}
      where workspace_id = (select workspace_id from sandboxes where workspace_id = ${workspaceId})`.execute(
      transaction,
    );
  }
  await forgetLogo(change);
  change.enqueue(finishErasuresJob, { workspaceId });
  tellSandbox(change, "emptied");
  change.audit({ action: "sandbox.emptied", subjectType: "workspace", subjectId: workspaceId });
  return noteMoved(change, null);
}

/** The logo went with the files; settings that name a file which is not there could not be saved. */
const forgetLogo = ({ transaction, workspaceId }: Change): Promise<unknown> =>
  sql`
    update workspaces set settings = jsonb_set(settings, '{branding,logoFileId}', 'null'), version = version + 1
    where id = (select workspace_id from sandboxes where workspace_id = ${workspaceId})
      and settings #>> '{branding,logoFileId}' is not null`.execute(transaction);
