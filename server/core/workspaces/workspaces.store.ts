/** Workspaces and their members in the database. */
import { type Kysely, sql } from "kysely";
import { newId } from "../../../shared/ids.ts";
import { type WorkspaceSettings, workspaceSettingsSchema } from "../../../shared/native.ts";
import { inTransaction } from "../../platform/database/in-transaction.ts";
import type { Schema } from "../../platform/database/schema.ts";
import { workspaceId as brand, type WorkspaceId } from "../actor.ts";
import type { Change } from "../change.ts";
import { checkVersion, refuse } from "../refusal.ts";

export interface WorkspaceRecord {
  id: WorkspaceId;
  number: number;
  name: string;
  settings: WorkspaceSettings;
  version: number;
  createdAt: Date;
}

const record = (row: {
  id: string;
  number: number;
  name: string;
  settings: unknown;
  version: number;
  created_at: Date;
}): WorkspaceRecord => ({
  id: brand(row.id),
  number: row.number,
  name: row.name,
  settings: workspaceSettingsSchema.parse(row.settings),
  version: row.version,
  createdAt: row.created_at,
});

export async function findWorkspace(database: Kysely<Schema>, id: WorkspaceId): Promise<WorkspaceRecord | null> {
  const row = await database.selectFrom("workspaces").selectAll().where("id", "=", id).executeTakeFirst();
  return row ? record(row) : null;
}

/** By number, or the first one; null when there is none. */
export async function findWorkspaceByNumber(
  database: Kysely<Schema>,
  number: number | null,
): Promise<WorkspaceRecord | null> {
  let query = database.selectFrom("workspaces").selectAll().orderBy("number").limit(1);
  if (number !== null) query = query.where("number", "=", number);
  const row = await query.executeTakeFirst();
  return row ? record(row) : null;
}

export async function hasWorkspace(database: Kysely<Schema>): Promise<boolean> {
  return (await database.selectFrom("workspaces").select("id").limit(1).executeTakeFirst()) !== undefined;
}

/**
 * Creates a workspace with its owner: a user already, or one that userOf adds in the same transaction.
 * With onlyFirst it refuses ("conflict") when there is a workspace, also under concurrent calls.
 */
export async function createWorkspace(
  database: Kysely<Schema>,
  input: {
    name: string;
    owner: { name: string; email: string; userOf: (transaction: Kysely<Schema>) => Promise<string> };
    now: Date;
    onlyFirst?: boolean;
  },
): Promise<WorkspaceRecord> {
  return inTransaction(database, async (transaction) => {
    if (input.onlyFirst) {
      await sql`select pg_advisory_xact_lock(hashtext('greenroom first workspace'))`.execute(transaction);
      if (await hasWorkspace(transaction)) refuse("conflict", "This Greenroom is set up already. Sign in instead.");
    }
    const userId = await input.owner.userOf(transaction);
    const row = await transaction
      .insertInto("workspaces")
      .values({ id: newId(input.now), name: input.name, settings: "{}", created_at: input.now })
      .returningAll()
      .executeTakeFirstOrThrow();
    await transaction.insertInto("event_counters").values({ workspace_id: row.id, sequence: 0 }).execute();
    await transaction
      .insertInto("members")
      .values({
        workspace_id: row.id,
        id: newId(input.now),
        user_id: userId,
        email: input.owner.email.toLowerCase(),
        name: input.owner.name,
        role: "owner",
        last_seen_at: null,
        created_at: input.now,
        removed_at: null,
      })
      .execute();
    return record(row);
  });
}

/** Changes name and settings; settings merge one level deep. */
export async function updateWorkspace(
  change: Change,
  input: { name?: string | undefined; settings?: Record<string, unknown> | undefined },
  expectedVersion?: number,
): Promise<WorkspaceRecord> {
  const row = await change.transaction
    .selectFrom("workspaces")
    .selectAll()
    .where("id", "=", change.workspaceId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  checkVersion(row.version, expectedVersion, "the workspace");
  const current = workspaceSettingsSchema.parse(row.settings);
  const parsed = workspaceSettingsSchema.safeParse({ ...current, ...input.settings });
  if (!parsed.success) {
    const [first, ...others] = parsed.error.issues.map((issue) => ({
      message: issue.message,
      path: ["settings", ...issue.path.map((part) => (typeof part === "symbol" ? String(part) : part))],
    }));
    refuse("invalid", first?.message ?? "The settings can not be used.", { path: first?.path ?? [], others });
  }
  const logo = parsed.data.branding.logoFileId;
  if (logo) {
    const file = await change.transaction
      .selectFrom("files")
      .select("id")
      .where("workspace_id", "=", change.workspaceId)
      .where("id", "=", logo)
      .where("key", "like", `${change.workspaceId}/brand/%`)
      .executeTakeFirst();
    if (!file)
      refuse("invalid", "The logo is not a file of this workspace.", { path: ["settings", "branding", "logoFileId"] });
  }
  const saved = await change.transaction
    .updateTable("workspaces")
    .set({ name: input.name ?? row.name, settings: JSON.stringify(parsed.data), version: row.version + 1 })
    .where("id", "=", change.workspaceId)
    .returningAll()
    .executeTakeFirstOrThrow();
  change.record({ type: "workspace.updated", data: { changed: Object.keys(input) } });
  change.audit({
    action: "workspace.updated",
    subjectType: "workspace",
    subjectId: change.workspaceId,
    data: { fields: Object.keys(input) },
  });
  return record(saved);
}
