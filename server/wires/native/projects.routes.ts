/** /projects: what positions are gathered under. */
import type { FastifyInstance } from "fastify";
import { createProjectSchema, pageOf, projectSchema, updateProjectSchema } from "../../../shared/native.ts";
import { hiddenFrom } from "../../core/actor.ts";
import {
  archiveProject,
  createProject,
  findProject,
  listProjects,
  type ProjectRecord,
  updateProject,
} from "../../core/projects/index.ts";
import { refuse } from "../../core/refusal.ts";
import type { NativeContext } from "./context.ts";
import { read, write } from "./operation.ts";
import { cursorIn, flagQuery, idParams, pageQuery } from "./route.ts";

const reads = { tag: "Projects", scope: "positions:read" } as const;
const writes = { tag: "Projects", scope: "positions:write" } as const;

const present = ({ createdAt, archivedAt, ...project }: ProjectRecord) => ({
  ...project,
  createdAt: createdAt.toISOString(),
  archivedAt: archivedAt?.toISOString() ?? null,
});

export function projectRoutes(app: FastifyInstance, deps: NativeContext): void {
  read(
    app,
    deps,
    {
      ...reads,
      id: "listProjects",
      path: "/projects",
      summary: "List projects",
      description: "Newest first.",
      query: pageQuery.extend({ archived: flagQuery }),
      answer: pageOf(projectSchema),
    },
    async ({ caller, query }) => {
      const { rows, next } = await listProjects(deps.database, caller.workspaceId, {
        limit: query.limit,
        archived: query.archived,
        after: cursorIn(query),
        hidden: hiddenFrom(caller.actor),
      });
      return { data: rows.map(present), next };
    },
  );
  write(
    app,
    deps,
    {
      ...writes,
      id: "createProject",
      method: "POST",
      path: "/projects",
      summary: "Create a project",
      description: "Positions are put into it by their projectId.",
      body: createProjectSchema,
      answer: projectSchema,
      status: 201,
    },
    async ({ step, body }) => present(await createProject(step, body)),
  );
  read(
    app,
    deps,
    {
      ...reads,
      id: "getProject",
      path: "/projects/:id",
      summary: "Read a project",
      params: idParams,
      answer: projectSchema,
    },
    async ({ caller, params }) => {
      const project = await findProject(deps.database, caller.workspaceId, params.id, hiddenFrom(caller.actor));
      return project ? present(project) : refuse("not_found", "There is no such project.");
    },
  );
  write(
    app,
    deps,
    {
      ...writes,
      id: "updateProject",
      versioned: true,
      method: "PATCH",
      path: "/projects/:id",
      summary: "Rename a project",
      params: idParams,
      body: updateProjectSchema,
      answer: projectSchema,
    },
    async ({ step, params, body, expectedVersion }) =>
      present(await updateProject(step, params.id, body, expectedVersion)),
  );
  for (const [name, id, summary, archived] of [
    ["archive", "archiveProject", "Archive a project", true],
    ["unarchive", "unarchiveProject", "Take a project back from the archive", false],
  ] as const) {
    write(
      app,
      deps,
      {
        ...writes,
        id,
        method: "POST",
        path: `/projects/:id/${name}`,
        summary,
        description: "Its positions stay as they are.",
        params: idParams,
        answer: projectSchema,
      },
      async ({ step, params }) => present(await archiveProject(step, params.id, archived)),
    );
  }
}
