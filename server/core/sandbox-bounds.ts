/** How much a sandbox holds: it is for trials, and must not fill the disk of what is for real. */
import { type Kysely, sql } from "kysely";
import type { Schema } from "../platform/database/schema.ts";
import type { WorkspaceId } from "./actor.ts";
import type { Change } from "./change.ts";
import { refuse } from "./refusal.ts";

const MOST_INTERVIEWS = 5_000;
const MOST_BYTES = 1024 ** 3;

/**
 * Is called before a file comes in, and after interviews were added in the same transaction, which the refusal takes back. Changes that
 * run at once do not see each other, so that it may hold a little more. A live workspace has no bound.
 * @throws RefusedError "not_allowed" when the sandbox is full.
 */
export async function requireSandboxRoom({
  transaction,
  workspaceId,
}: Pick<Change, "transaction" | "workspaceId">): Promise<void> {
  const full = await whySandboxFull(transaction, workspaceId);
  if (full !== null) refuse("not_allowed", full);
}

/** In words for the team, for what no caller waits for; null where there is room, and in a live workspace. */
export async function whySandboxFull(database: Kysely<Schema>, workspaceId: WorkspaceId): Promise<string | null> {
  const { rows } = await sql<{ interviews: string; bytes: string }>`
    select (select count(*) from interviews where workspace_id = sandboxes.workspace_id) as interviews,
      (select coalesce(sum(bytes), 0) from files where workspace_id = sandboxes.workspace_id) as bytes
    from sandboxes where workspace_id = ${workspaceId}`.execute(database);
  const [held] = rows;
  if (!held) return null;
  if (Number(held.interviews) > MOST_INTERVIEWS) {
    return "A sandbox holds at most 5,000 interviews, deleted ones counted. Empty it first.";
  }
  return Number(held.bytes) >= MOST_BYTES ? "A sandbox holds at most 1 GiB of files. Empty it first." : null;
}
