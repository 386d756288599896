/** /positions: the interviews as designed. */
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { createPositionSchema, updatePositionSchema } from "../../../shared/position.ts";
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
import { presentPosition, presentPositionRow } from "./present.ts";
import { change, cursorIn, enter, flagQuery, idParams, pageQuery, typed } from "./route.ts";

const listQuery = pageQuery.extend({ archived: flagQuery });
const noBody = z.union([z.strictObject({}), z.null(), z.undefined()]);

export function positionRoutes(app: FastifyInstance, deps: NativeContext): void {
  const present = async (caller: Caller, position: PositionRecord) => {
    const counts = await countInterviews(deps.database, caller.workspaceId, [position.id]);
    return presentPosition(deps, caller.workspaceId, position, counts.get(position.id));
  };

  typed(app).get("/positions", { schema: { querystring: listQuery } }, async (request, reply) => {
    const caller = await enter(deps, request, reply, "positions:read");
    const { limit, archived } = request.query;
    const { rows, next } = await listPositions(deps.database, caller.workspaceId, {
      limit,
      archived,
      after: cursorIn(request.query),
    });
    const counts = await countInterviews(
      deps.database,
      caller.workspaceId,
      rows.map((row) => row.id),
    );
    return { data: rows.map((row) => presentPositionRow(deps, row, counts.get(row.id))), next };
  });
  typed(app).post("/positions", { schema: { body: createPositionSchema } }, async (request, reply) => {
    const caller = await enter(deps, request, reply, "positions:write");
    const position = await change(deps, caller, (step) => createPosition(step, request.body));
    return reply.code(201).send(await present(caller, position));
  });
  typed(app).get("/positions/:id", { schema: { params: idParams } }, async (request, reply) => {
    const caller = await enter(deps, request, reply, "positions:read");
    const position = await findPosition(deps.database, caller.workspaceId, request.params.id);
    if (!position) refuse("not_found", "There is no such position.");
    return reply.header("etag", `"${position.version}"`).send(await present(caller, position));
  });
  typed(app).patch(
    "/positions/:id",
    { schema: { params: idParams, body: updatePositionSchema } },
    async (request, reply) => {
      const caller = await enter(deps, request, reply, "positions:write");
      const expected = versionIn(request.headers["if-match"]);
      const position = await change(deps, caller, (step) =>
        updatePosition(step, request.params.id, request.body, expected),
      );
      return reply.header("etag", `"${position.version}"`).send(await present(caller, position));
    },
  );
  const actions = {
    archive: (step: Parameters<typeof archivePosition>[0], id: string) => archivePosition(step, id, true),
    unarchive: (step: Parameters<typeof archivePosition>[0], id: string) => archivePosition(step, id, false),
    duplicate: duplicatePosition,
  };
  for (const [name, action] of Object.entries(actions)) {
    typed(app).post(
      `/positions/:id/${name}`,
      { schema: { params: idParams, body: noBody } },
      async (request, reply) => {
        const caller = await enter(deps, request, reply, "positions:write");
        const position = await change(deps, caller, (step) => action(step, request.params.id));
        return reply.code(name === "duplicate" ? 201 : 200).send(await present(caller, position));
      },
    );
  }
}

function versionIn(header: string | undefined): number | undefined {
  if (header === undefined || header === "*") return undefined;
  const version = Number(header.replace(/^W\//, "").replaceAll('"', ""));
  return Number.isInteger(version) ? version : -1;
}
