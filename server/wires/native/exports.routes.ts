/** /exports: archives, built by a job and downloaded by range; and the erasure of a candidate. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { createExportSchema, type Export, erasureSchema, exportSchema, pageOf } from "../../../shared/native.ts";
import { authorise } from "../../core/actor.ts";
import {
  archiveName,
  deleteExport,
  type ExportRecord,
  eraseCandidateById,
  findExport,
  listExports,
  requestExport,
} from "../../core/exports/index.ts";
import { refuse } from "../../core/refusal.ts";
import { parseInput } from "../parse-input.ts";
import { callerOf } from "./caller.ts";
import type { NativeContext } from "./context.ts";
import { read, write } from "./operation.ts";
import { mediaUrl, type PresentDeps } from "./present.ts";
import { cursorIn, idParams, idSchema, pageQuery } from "./route.ts";

const about = { tag: "Exports", scope: "exports:write" } as const;
const listQuery = pageQuery.extend({
  subjectId: idSchema.optional().meta({ description: "Of this position, this candidate or the workspace only." }),
});

const addressOf = (deps: PresentDeps, row: ExportRecord) => mediaUrl(deps, { id: row.id, name: archiveName(row) });

const presentExport = (deps: PresentDeps, row: ExportRecord): Export => ({
  id: row.id,
  of: row.subject_kind,
  subjectId: row.subject_id,
  state: row.state,
  reason: row.reason,
  bytes: row.bytes,
  sha256: row.sha256,
  progress: { done: row.files_done, total: row.files_total },
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at?.toISOString() ?? null,
  downloadUrl: row.state === "ready" ? `${addressOf(deps, row)}?download=1` : null,
});

export function exportRoutes(app: FastifyInstance, deps: NativeContext): void {
  read(
    app,
    deps,
    {
      ...about,
      id: "listExports",
      path: "/exports",
      summary: "List exports",
      description: "Newest first. Those of the whole workspace only for who may change the workspace.",
      query: listQuery,
      answer: pageOf(exportSchema),
    },
    async ({ caller, query }) => {
      const { shown, next } = await listExports(deps.database, caller.workspaceId, caller.actor, {
        limit: query.limit,
        after: cursorIn(query),
        subjectId: query.subjectId,
      });
      return { data: shown.map((row) => presentExport(deps, row)), next };
    },
  );
  write(
    app,
    deps,
    {
      ...about,
      id: "createExport",
      method: "POST",
      path: "/exports",
      summary: "Export the workspace, a position or a candidate",
      description:
        "A job builds one ZIP archive; read the export until its state is ready, or follow export.ready in the event feed. " +
        "The archive is kept for seven days. The whole workspace also needs the scope workspace:write.",
      body: createExportSchema,
      answer: exportSchema,
      status: 202,
    },
    async ({ step, body }) => presentExport(deps, await requestExport(step, body)),
  );
  read(
    app,
    deps,
    {
      ...about,
      id: "readExport",
      path: "/exports/:id",
      summary: "Read an export",
      params: idParams,
      answer: exportSchema,
    },
    async ({ caller, params }) =>
      presentExport(deps, await findExport(deps.database, caller.workspaceId, caller.actor, params.id)),
  );
  write(
    app,
    deps,
    {
      ...about,
      id: "deleteExport",
      method: "DELETE",
      path: "/exports/:id",
      summary: "Delete an export",
      description: "With its archive; one that is being built stops.",
      params: idParams,
      answer: null,
    },
    async ({ step, params }) => {
      await deleteExport(step, params.id);
      return null;
    },
  );
  archiveRoute(app, deps);
  write(
    app,
    deps,
    {
      id: "eraseCandidate",
      method: "DELETE",
      path: "/candidates/:id",
      tag: "Candidates",
      scope: "candidates:erase",
      summary: "Erase a candidate everywhere",
      description:
        "Interviews, recordings, mails, reviews, and archives that hold the candidate. Events and the audit log keep ids alone. " +
        "This can not be undone.",
      params: idParams,
      answer: erasureSchema,
    },
    ({ step, params }) => eraseCandidateById(step, deps.outbox, params.id),
  );
}

/** Leads to the signed address on the same origin, where ranges are served; -L -C - of curl resumes there. */
function archiveRoute(app: FastifyInstance, deps: NativeContext): void {
  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    const caller = await callerOf(deps, request, reply);
    authorise(caller.actor, about.scope);
    parseInput(z.strictObject({}), request.query);
    const { id } = parseInput(idParams, request.params);
    const row = await findExport(deps.database, caller.workspaceId, caller.actor, id);
    if (row.state !== "ready") refuse("conflict", `This export is ${row.state}; there is an archive when it is ready.`);
    const address = addressOf({ ...deps, publicUrl: "" }, row);
    return reply.header("etag", `"${row.sha256}"`).redirect(`${address}?download=1`, 307);
  };
  app.route({
    method: "GET",
    url: "/exports/:id/archive",
    config: {
      operation: {
        ...about,
        id: "downloadExport",
        method: "GET",
        path: "/exports/:id/archive",
        summary: "Download an archive",
        description: "Leads to a signed address that honours Range and If-Range; its ETag is the archive's SHA-256.",
        params: idParams,
        answer: z.string(),
        status: 307,
        contentType: "application/zip",
      },
    },
    handler,
  });
}
