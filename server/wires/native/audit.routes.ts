/** GET /audit and /audit/export: what was done in the workspace, as a list and as a table to save. */
import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import type { z } from "zod";
import { auditFilterSchema, auditRowSchema, pageOf } from "../../../shared/native.ts";
import { hiddenFrom } from "../../core/actor.ts";
import { type AuditFilter, listAudit } from "../../core/audit/index.ts";
import { readCursor } from "../../core/cursor.ts";
import { tableOfAudit } from "./audit-csv.ts";
import type { NativeContext } from "./context.ts";
import { read, stream } from "./operation.ts";
import { presentAudit } from "./present.ts";
import { cursorIn, pageQuery } from "./route.ts";

const ROWS_AT_A_TIME = 500;

const filterOf = ({ actorId, action, subjectId, from, to }: z.output<typeof auditFilterSchema>): AuditFilter => ({
  actorId: actorId?.toLowerCase(),
  action,
  subjectId: subjectId?.toLowerCase(),
  from: from === undefined ? undefined : new Date(from),
  to: to === undefined ? undefined : new Date(to),
});

export function auditRoutes(app: FastifyInstance, deps: NativeContext): void {
  read(
    app,
    deps,
    {
      id: "listAuditEntries",
      path: "/audit",
      tag: "Audit",
      summary: "List audit entries",
      description: "Who did what, by which medium and from where; newest first.",
      scope: "workspace:read",
      query: pageQuery.extend(auditFilterSchema.shape),
      answer: pageOf(auditRowSchema),
    },
    async ({ caller, query }) => {
      const page = { limit: query.limit, after: cursorIn(query) };
      const { rows, next } = await listAudit(deps.database, caller.workspaceId, page, {
        ...filterOf(query),
        hidden: hiddenFrom(caller.actor),
      });
      return { data: rows.map(presentAudit), next };
    },
  );
  stream(
    app,
    deps,
    {
      id: "exportAuditEntries",
      path: "/audit/export",
      tag: "Audit",
      summary: "Save audit entries as CSV",
      description:
        "What passes the filters, newest first, as RFC 4180 in UTF-8 with a byte order mark. A cell that a spreadsheet would read as " +
        "a formula begins with an apostrophe.",
      scope: "workspace:read",
      query: auditFilterSchema,
      contentType: "text/csv",
    },
    async ({ caller, query, reply }) => {
      void reply.header("content-disposition", 'attachment; filename="audit.csv"');
      const filter = { ...filterOf(query), hidden: hiddenFrom(caller.actor) };
      const table = tableOfAudit((after) =>
        listAudit(
          deps.database,
          caller.workspaceId,
          { limit: ROWS_AT_A_TIME, after: after === null ? null : readCursor(after) },
          filter,
        ),
      );
      // One page is being sent while the next is read, and no more than that is held.
      return Readable.from(table, { highWaterMark: 1 });
    },
  );
}
