/** /positions: the interviews as designed. */
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import {
  POSITION_ORDERS,
  pageOf,
  positionPreviewSchema,
  positionRowSchema,
  positionSchema,
  sharePositionSchema,
} from "../../../shared/native.ts";
import { createPositionSchema, updatePositionSchema } from "../../../shared/position.ts";
import { hiddenFrom } from "../../core/actor.ts";
import type { Change } from "../../core/change.ts";
import { previewPosition } from "../../core/interviews/index.ts";
import {
  archivePosition,
  countInterviews,
  createPosition,
  deletePosition,
  duplicatePosition,
  findPosition,
  listPositions,
  membersOf,
  type PositionRecord,
  sharePosition,
  updatePosition,
} from "../../core/positions/index.ts";
import { refuse } from "../../core/refusal.ts";
import type { Caller } from "./caller.ts";
import type { NativeContext } from "./context.ts";
import { read, write } from "./operation.ts";
import { presentPosition, presentPositionRow } from "./present.ts";
import { flagQuery, idParams, idSchema, pageQuery } from "./route.ts";

const listQuery = pageQuery.extend({
  // It holds a title when the list is ordered by titles.
  cursor: z.string().max(2000).optional().meta({ description: "next of the page before." }),
  archived: flagQuery,
  search: z.string().trim().min(1).max(200).optional().meta({ description: "Part of a title or of a role." }),
  projectId: idSchema.optional(),
  visibility: z.enum(["public", "private"]).optional(),
  sort: z.enum(POSITION_ORDERS).default("-created").meta({
    description: "By creation or by title; a minus turns it round. Cursors belong to the order that gave them.",
  }),
});
const reads = { tag: "Positions", scope: "positions:read" } as const;
const writes = { tag: "Positions", scope: "positions:write" } as const;

async function present(deps: NativeContext, { workspaceId }: Caller, position: PositionRecord) {
  const counts = await countInterviews(deps.database, workspaceId, [position.id]);
  const memberIds = position.access === "chosen" ? await membersOf(deps.database, workspaceId, position.id) : [];
  return presentPosition(deps, workspaceId, position, memberIds, counts.get(position.id));
}

async function found(deps: NativeContext, { workspaceId, actor }: Caller, id: string) {
  const position = await findPosition(deps.database, workspaceId, id, { hidden: hiddenFrom(actor) });
  return position ?? refuse("not_found", "There is no such position.");
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
      description: "Newest first, unless told otherwise.",
      query: listQuery,
      answer: pageOf(positionRowSchema),
    },
    async ({ caller, query: { limit, cursor, ...filter } }) => {
      const { rows, next } = await listPositions(
        deps.database,
        caller.workspaceId,
        { ...filter, hidden: hiddenFrom(caller.actor) },
        { limit, cursor },
      );
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
    async ({ caller, params }) => present(deps, caller, await found(deps, caller, params.id)),
  );
  write(
    app,
    deps,
    {
      ...writes,
      id: "updatePosition",
      versioned: true,
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

  write(
    app,
    deps,
    {
      ...writes,
      id: "deletePosition",
      versioned: true,
      method: "DELETE",
      path: "/positions/:id",
      summary: "Delete a position",
      description: "Only one that never had candidates; archive it otherwise.",
      params: idParams,
      answer: null,
    },
    async ({ step, params, expectedVersion }) => {
      await deletePosition(step, params.id, expectedVersion);
      return null;
    },
  );
  write(
    app,
    deps,
    {
      ...writes,
      id: "sharePosition",
      versioned: true,
      method: "PUT",
      path: "/positions/:id/sharing",
      summary: "Say who of the team sees a position",
      description:
        "team: every member. chosen: owners, and the members given here. For everybody else the position, its interviews, mails and events are not there. API keys see everything.",
      params: idParams,
      body: sharePositionSchema,
      answer: positionSchema,
    },
    async ({ deps: within, caller, step, params, body, expectedVersion }) => {
      await sharePosition(step, params.id, body, expectedVersion);
      return present(within, caller, await found(within, caller, params.id));
    },
  );

  write(
    app,
    deps,
    {
      ...writes,
      id: "previewPosition",
      method: "POST",
      path: "/positions/:id/preview",
      summary: "Try a position out as a candidate",
      description:
        "A link that opens the room for a day. It plays through like every other, and counts nowhere: no list, event, mail or export shows it, and what is recorded in it is deleted.",
      params: idParams,
      answer: positionPreviewSchema,
      status: 201,
    },
    async ({ step, params }) => {
      const { link, expiresAt } = await previewPosition(deps, step, params.id);
      return { link, expiresAt: expiresAt.toISOString() };
    },
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
