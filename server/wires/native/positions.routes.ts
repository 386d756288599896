/** /positions: the interviews as designed. */
import type { FastifyInstance } from "fastify";
import { pageOf, positionRowSchema, positionSchema } from "../../../shared/native.ts";
import { createPositionSchema, updatePositionSchema } from "../../../shared/position.ts";
import type { Change } from "../../core/change.ts";
import {
  archivePosition,
  countInterviews,
  createPosition,
  duplicatePosition,
  findPosition,
  listPositions,
  type PositionRecord,
  updatePosition,
} from "../../core/positions/index.ts";
import { refuse } from "../../core/refusal.ts";
import type { Caller } from "./caller.ts";
import type { NativeContext } from "./context.ts";
import { read, write } from "./operation.ts";
import { presentPosition, presentPositionRow } from "./present.ts";
import { cursorIn, flagQuery, idParams, pageQuery } from "./route.ts";

const listQuery = pageQuery.extend({ archived: flagQuery });
const reads = { tag: "Positions", scope: "positions:read" } as const;
const writes = { tag: "Positions", scope: "positions:write" } as const;

async function present(deps: NativeContext, caller: Caller, position: PositionRecord) {
  const counts = await countInterviews(deps.database, caller.workspaceId, [position.id]);
  return presentPosition(deps, caller.workspaceId, position, counts.get(position.id));
}

export function positionRoutes(app: FastifyInstance, deps: NativeContext): void {
  read(
    app,
    deps,
    {
      ...reads,
      id: "listPositions",
      path: "/positions",
      summary: "List positions",
      description: "Newest first.",
      query: listQuery,
      answer: pageOf(positionRowSchema),
    },
    async ({ caller, query }) => {
      const { rows, next } = await listPositions(deps.database, caller.workspaceId, {
        limit: query.limit,
        archived: query.archived,
        after: cursorIn(query),
      });
      const counts = await countInterviews(
        deps.database,
        caller.workspaceId,
        rows.map((row) => row.id),
      );
      return { data: rows.map((row) => presentPositionRow(deps, row, counts.get(row.id))), next };
    },
  );
  write(
    app,
    deps,
    {
      ...writes,
      id: "createPosition",
      method: "POST",
      path: "/positions",
      summary: "Create a position",
      body: createPositionSchema,
      answer: positionSchema,
      status: 201,
    },
    async ({ deps: within, caller, step, body }) => present(within, caller, await createPosition(step, body)),
  );
  read(
    app,
    deps,
    {
      ...reads,
      id: "getPosition",
      path: "/positions/:id",
      summary: "Read a position",
      params: idParams,
      answer: positionSchema,
    },
    async ({ caller, params }) => {
      const position = await findPosition(deps.database, caller.workspaceId, params.id);
      if (!position) refuse("not_found", "There is no such position.");
      return present(deps, caller, position);
    },
  );
  write(
    app,
    deps,
    {
      ...writes,
      id: "updatePosition",
      method: "PATCH",
      path: "/positions/:id",
      summary: "Change a position",
      description:
        "What is given changes; settings merge one level deep; questions replace the list, and one that keeps its id keeps its identity. Interviews that exist keep the questions they were given.",
      params: idParams,
      body: updatePositionSchema,
      answer: positionSchema,
    },
    async ({ deps: within, caller, step, params, body, expectedVersion }) =>
      present(within, caller, await updatePosition(step, params.id, body, expectedVersion)),
  );

  /** Declares POST /positions/{id}/<name>: one command, then the position as it is. */
  function action(
    name: string,
    words: { id: string; summary: string; description?: string; status?: 201 },
    command: (step: Change, id: string) => Promise<PositionRecord>,
  ): void {
    write(
      app,
      deps,
      { ...writes, ...words, method: "POST", path: `/positions/:id/${name}`, params: idParams, answer: positionSchema },
      async ({ deps: within, caller, step, params }) => present(within, caller, await command(step, params.id)),
    );
  }
  action(
    "archive",
    {
      id: "archivePosition",
      summary: "Archive a position",
      description: "Its links stop working; nothing is deleted.",
    },
    (step, id) => archivePosition(step, id, true),
  );
  action("unarchive", { id: "unarchivePosition", summary: "Take a position back from the archive" }, (step, id) =>
    archivePosition(step, id, false),
  );
  action(
    "duplicate",
    { id: "duplicatePosition", summary: "Copy a position", description: "Without its interviews.", status: 201 },
    duplicatePosition,
  );
}
