/** Takes: a question is shown, recorded in takes of segments, and one take becomes the answer. */

import type { RoomDeps } from "../../core/rooms/index.ts";
import {
  answerText,
  changeRoom,
  continueTake,
  discardTake,
  finishSegment,
  finishTake,
  keepTake,
  showQuestion,
  startTake,
  storeThumbnail,
} from "../../core/rooms/index.ts";
import { fenceBody, finishSegmentBody, idParams, noBody, startTakeBody, textAnswerBody } from "../room-bodies.ts";
import type { Door } from "../room-door.ts";
import { bytesOf, change } from "./room.routes.ts";
import type { RoomApp } from "./room-app.ts";

export function takeRoutes(app: RoomApp, deps: RoomDeps, door: Door): void {
  app.post("/questions/:id/show", { schema: { params: idParams, body: noBody } }, (request) =>
    change(deps, door, request, (room) => showQuestion(room, request.params.id)),
  );
  app.post("/questions/:id/takes", { schema: { params: idParams, body: startTakeBody } }, async (request) =>
    changeRoom(deps, await door.enter(request), (room) => startTake(deps, room, request.params.id, request.body)),
  );
  app.post("/questions/:id/text", { schema: { params: idParams, body: textAnswerBody } }, (request) =>
    change(deps, door, request, (room) => answerText(room, request.params.id, request.body)),
  );
  app.post("/takes/:id/segments", { schema: { params: idParams, body: startTakeBody } }, async (request) =>
    changeRoom(deps, await door.enter(request), (room) => continueTake(deps, room, request.params.id, request.body)),
  );
  app.post("/segments/:id/finish", { schema: { params: idParams, body: finishSegmentBody } }, async (request) =>
    finishSegment(deps, await door.enter(request), request.params.id, request.body),
  );
  app.post("/takes/:id/finish", { schema: { params: idParams, body: fenceBody } }, (request) =>
    change(deps, door, request, (room) => finishTake(room, request.params.id, request.body.fence)),
  );
  app.post("/takes/:id/keep", { schema: { params: idParams, body: fenceBody } }, (request) =>
    change(deps, door, request, (room) => keepTake(room, request.params.id, request.body.fence)),
  );
  app.post("/takes/:id/discard", { schema: { params: idParams, body: fenceBody } }, (request) =>
    change(deps, door, request, (room) => discardTake(room, request.params.id, request.body.fence)),
  );
  app.put("/takes/:id/thumbnail", { schema: { params: idParams } }, async (request, reply) => {
    await storeThumbnail(deps, await door.enter(request), request.params.id, bytesOf(request));
    return reply.code(204).send();
  });
}
