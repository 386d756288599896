/** Projects and how many positions each one has. */
import { type Kysely, sql } from "kysely";
import { newId } from "../../../shared/ids.ts";
import type { Schema } from "../../platform/database/schema.ts";
import { hiddenFrom, type WorkspaceId } from "../actor.ts";
import type { Change } from "../change.ts";
import { cutPage, olderThan, type PageRequest } from "../cursor.ts";
import { notHidden } from "../not-hidden.ts";
import { checkVersion, refuse } from "../refusal.ts";

export interface ProjectRecord {
  id: string;
  title: string;
  /** Positions of the project that are not archived and not hidden from the caller. */
  positionCount: number;
  version: number;
  createdAt: Date;
  archivedAt: Date | null;
}

const projects = (database: Kysely<Schema>, workspaceId: WorkspaceId, hidden: readonly string[]) =>
  database
    .selectFrom("projects")
    .select(["projects.id", "projects.title", "projects.version", "projects.created_at", "projects.archived_at"])
    .select((select) =>
      select
        .selectFrom("positions")
        .select((inner) => inner.fn.countAll<number>().as("count"))
        .whereRef("positions.workspace_id", "=", "projects.workspace_id")
        .whereRef("positions.project_id", "=", "projects.id")
        .where("positions.archived_at", "is", null)
        .where(notHidden(hidden, "positions.id"))
        .as("position_count"),
    )
    .where("projects.workspace_id", "=", workspaceId);

const recordOf = (row: {
  id: string;
  title: string;
  version: number;
  created_at: Date;
  archived_at: Date | null;
  position_count: number | null;
}): ProjectRecord => ({
  id: row.id,
  title: row.title,
  positionCount: row.position_count ?? 0,
  version: row.version,
  createdAt: row.created_at,
  archivedAt: row.archived_at,
});

/** Projects of a workspace, newest first. */
export async function listProjects(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  { limit, after, archived, hidden }: PageRequest & { archived: boolean; hidden: readonly string[] },
): Promise<{ rows: ProjectRecord[]; next: string | null }> {
  const rows = await projects(database, workspaceId, hidden)
    .where("projects.archived_at", archived ? "is not" : "is", null)
    .$if(after !== null, (query) => (after ? query.where(olderThan(after, "projects")) : query))
    .orderBy("projects.created_at", "desc")
    .orderBy("projects.id", "desc")
    .limit(limit + 1)
    .execute();
  const { shown, next } = cutPage(rows, limit);
  return { rows: shown.map(recordOf), next };
}

/** One project, or null. */
export async function findProject(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  id: string,
  hidden: readonly string[] = [],
): Promise<ProjectRecord | null> {
  const row = await projects(database, workspaceId, hidden).where("projects.id", "=", id).executeTakeFirst();
  return row ? recordOf(row) : null;
}

export async function createProject(change: Change, { title }: { title: string }): Promise<ProjectRecord> {
  const id = newId(change.now);
  await change.transaction
    .insertInto("projects")
    .values({ workspace_id: change.workspaceId, id, title, created_at: change.now, archived_at: null })
    .execute();
  change.record({ type: "project.changed", data: { projectId: id, change: "created" } });
  change.audit({ action: "project.created", subjectType: "project", subjectId: id, data: { title } });
  return saved(change, id);
}

/** @throws RefusedError "not_found" or "stale". */
export async function updateProject(
  change: Change,
  id: string,
  { title }: { title?: string | undefined },
  expectedVersion?: number,
): Promise<ProjectRecord> {
  const project = await lockProject(change, id);
  checkVersion(project.version, expectedVersion, "this project");
  if (title !== undefined && title !== project.title) {
    await change.transaction
      .updateTable("projects")
      .set({ title, version: project.version + 1 })
      .where("workspace_id", "=", change.workspaceId)
      .where("id", "=", id)
      .execute();
    change.record({ type: "project.changed", data: { projectId: id, change: "updated" } });
    change.audit({
      action: "project.updated",
      subjectType: "project",
      subjectId: id,
      data: { from: project.title, to: title },
    });
  }
  return saved(change, id);
}

/** Takes a project out of the lists, or back into them. Its positions stay as they are. */
export async function archiveProject(change: Change, id: string, archived: boolean): Promise<ProjectRecord> {
  const project = await lockProject(change, id);
  if ((project.archived_at !== null) !== archived) {
    await change.transaction
      .updateTable("projects")
      .set({ archived_at: archived ? change.now : null, version: sql`version + 1` })
      .where("workspace_id", "=", change.workspaceId)
      .where("id", "=", id)
      .execute();
    change.record({
      type: "project.changed",
      data: { projectId: id, change: archived ? "archived" : "unarchived" },
    });
    change.audit({
      action: archived ? "project.archived" : "project.unarchived",
      subjectType: "project",
      subjectId: id,
    });
  }
  return saved(change, id);
}

async function lockProject(change: Change, id: string) {
  const project = await change.transaction
    .selectFrom("projects")
    .select(["title", "version", "archived_at"])
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return project ?? refuse("not_found", "There is no such project.");
}

async function saved(change: Change, id: string): Promise<ProjectRecord> {
  const project = await findProject(change.transaction, change.workspaceId, id, hiddenFrom(change.actor));
  return project ?? refuse("not_found", "There is no such project.");
}
