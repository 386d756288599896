/** GET /interviews, /interviews/counts and /interviews/export: the same filters as a page, as numbers and as a table to save. */
import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import {
  type InterviewCounts,
  interviewCountsSchema,
  interviewFilterSchema,
  interviewRowSchema,
  interviewSortSchema,
  pageOf,
} from "../../../shared/native.ts";
import { hiddenFrom, type WorkspaceId } from "../../core/actor.ts";
import { type Cursor, readCursor } from "../../core/cursor.ts";
import { listFields } from "../../core/fields/index.ts";
import { countListed, type InterviewListRequest, listInterviews, readListCursor } from "../../core/interviews/index.ts";
import { refuse } from "../../core/refusal.ts";
import { blindFor } from "../../core/reviews/index.ts";
import type { NativeContext } from "./context.ts";
import { interviewFilterOf } from "./interview-list-query.ts";
import { tableOfInterviews } from "./interviews-csv.ts";
import { read, stream } from "./operation.ts";
import { presentInterviewRow } from "./present.ts";

const reads = { tag: "Interviews", scope: "interviews:read" } as const;

const listQuery = interviewFilterSchema.extend({
  sort: interviewSortSchema,
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2000).optional().meta({ description: "next of the page before, in the same order." }),
});

/** @throws RefusedError "invalid" for a cursor that no page in this order gave out. */
function placeIn({ cursor, sort }: z.output<typeof listQuery>): InterviewListRequest["after"] {
  if (!cursor) return null;
  const after = readListCursor(cursor, sort);
  if (!after) refuse("invalid", "This cursor was not given out by this list in this order.", { path: ["cursor"] });
  return after;
}

export function interviewListRoutes(app: FastifyInstance, deps: NativeContext): void {
  read(
    app,
    deps,
    {
      ...reads,
      id: "listInterviews",
      path: "/interviews",
      summary: "List interviews",
      description:
        "Newest first unless sorted otherwise. Archived ones only when asked for; deleted ones never. All filters must hold.",
      query: listQuery,
      answer: pageOf(interviewRowSchema),
    },
    async ({ caller, query }) => {
      const { rows, next } = await listInterviews(deps.database, caller.workspaceId, interviewFilterOf(query), {
        sort: query.sort,
        limit: query.limit,
        after: placeIn(query),
        hidden: hiddenFrom(caller.actor),
      });
      const blind = await blindFor(
        deps.database,
        caller,
        rows.map((row) => row.id),
      );
      return { data: rows.map((row) => presentInterviewRow(row, row.fields, blind)), next };
    },
  );
  read(
    app,
    deps,
    {
      ...reads,
      id: "countInterviews",
      path: "/interviews/counts",
      summary: "Count interviews",
      description: "How many pass the filters, in all and by state; no more than 10,000 are counted.",
      query: interviewFilterSchema,
      answer: interviewCountsSchema,
    },
    async ({ caller, query }) =>
      withEveryState(
        await countListed(deps.database, caller.workspaceId, interviewFilterOf(query), hiddenFrom(caller.actor)),
      ),
  );
  stream(
    app,
    deps,
    {
      ...reads,
      id: "exportInterviews",
      path: "/interviews/export",
      summary: "Save interviews as CSV",
      description:
        "What passes the filters, in the order asked for, as RFC 4180 in UTF-8 with a byte order mark. A cell that a spreadsheet would read as a formula begins with an apostrophe.",
      query: interviewFilterSchema.extend({ sort: interviewSortSchema }),
      contentType: "text/csv",
    },
    async ({ caller, query, reply }) => {
      const keys = await fieldKeys(deps, caller.workspaceId);
      void reply.header("content-disposition", 'attachment; filename="interviews.csv"');
      const table = tableOfInterviews(async (after) => {
        const { rows, next } = await listInterviews(deps.database, caller.workspaceId, interviewFilterOf(query), {
          sort: query.sort,
          limit: ROWS_AT_A_TIME,
          after: after === null ? null : readListCursor(after, query.sort),
          hidden: hiddenFrom(caller.actor),
        });
        const blind = await blindFor(
          deps.database,
          caller,
          rows.map((row) => row.id),
        );
        const seen = rows.map((row) => (blind.has(row.id) ? { ...row, review_average: null } : row));
        return { rows: seen, next };
      }, keys);
      // One page is being sent while the next is read, and no more than that is held.
      return Readable.from(table, { highWaterMark: 1 });
    },
  );
}

const ROWS_AT_A_TIME = 500;

/** The keys of the workspace's fields, the oldest first: a column each. */
async function fieldKeys(deps: NativeContext, workspaceId: WorkspaceId): Promise<string[]> {
  const keys: string[] = [];
  let after: Cursor | null = null;
  do {
    const page: Awaited<ReturnType<typeof listFields>> = await listFields(deps.database, workspaceId, {
      limit: ROWS_AT_A_TIME,
      after,
    });
    keys.push(...page.rows.map((field) => field.key));
    after = page.next === null ? null : readCursor(page.next);
  } while (after);
  return keys.reverse();
}

const NO_PROGRESS = {
  created: 0,
  invited: 0,
  started: 0,
  answering: 0,
  completed: 0,
  evaluated: 0,
  expired: 0,
  withdrawn: 0,
};

const withEveryState = (counts: Awaited<ReturnType<typeof countListed>>): InterviewCounts => ({
  ...counts,
  byProgress: { ...NO_PROGRESS, ...counts.byProgress },
  byDecision: { undecided: 0, shortlisted: 0, discarded: 0, ...counts.byDecision },
  byAdmission: { draft: 0, admitted: 0, refused: 0, ...counts.byAdmission },
});
