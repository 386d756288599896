/** The way through the room: read it, form, consent, enter, finish, and what the candidate may ask. */

import { Readable } from "node:stream";
import type { FastifyRequest } from "fastify";
import type { Room } from "../../../shared/room.ts";
import { refuse } from "../../core/refusal.ts";
import {
  answerPostScreening,
  askMoreTime,
  changeRoom,
  enterRoom,
  finishInterview,
  giveConsent,
  holdRoom,
  type OpenRoom,
  type RoomDeps,
  readRoom,
  recordFact,
  requireRoom,
  retakeInterview,
  setReminders,
  storeResume,
  submitForm,
  withdraw,
} from "../../core/rooms/index.ts";
import { createLimit } from "../limits.ts";
import {
  factBody,
  formBody,
  holdBody,
  moreTimeBody,
  noBody,
  postScreeningBody,
  remindersBody,
} from "../room-bodies.ts";
import { codeIn, type Door } from "../room-door.ts";
import type { RoomApp } from "./room-app.ts";

const MINUTE_MS = 60_000;
const FACTS_A_MINUTE = 120;

/** Runs a command of the candidate and answers the room as it is afterwards. */
export async function change(
  deps: RoomDeps,
  door: Door,
  request: FastifyRequest,
  command: (room: OpenRoom) => Promise<void>,
): Promise<Room> {
  await changeRoom(deps, await door.enter(request), command);
  return readRoom(deps, await requireRoom(deps, codeIn(request)));
}

/** The body of a request that is stored as it is. @throws RefusedError "invalid" when there is none. */
export function bytesOf(request: FastifyRequest): Readable {
  if (request.body instanceof Readable) return request.body;
  return refuse("invalid", "The body is missing.");
}

export function roomRoutes(app: RoomApp, deps: RoomDeps, door: Door): void {
  const facts = createLimit(FACTS_A_MINUTE, MINUTE_MS, deps.clock);

  app.get("/", async (request) => readRoom(deps, (await door.enter(request)).room));

  app.post("/form", { schema: { body: formBody } }, (request) =>
    change(deps, door, request, (room) =>
      submitForm(room, {
        name: request.body.name,
        answers: request.body.answers,
        ...(request.body.phone === undefined ? {} : { phone: request.body.phone }),
        ...(request.body.portfolioUrl === undefined ? {} : { portfolioUrl: request.body.portfolioUrl }),
      }),
    ),
  );
  app.put("/resume", async (request) => {
    await storeResume(deps, await door.enter(request), bytesOf(request));
    return readRoom(deps, await requireRoom(deps, codeIn(request)));
  });
  app.post("/consent", { schema: { body: noBody } }, (request) => change(deps, door, request, giveConsent));
  app.post("/enter", { schema: { body: noBody } }, (request) => change(deps, door, request, enterRoom));
  app.post("/hold", { schema: { body: holdBody } }, async (request) =>
    changeRoom(deps, await door.enter(request), (room) => holdRoom(room, request.body)),
  );
  app.post("/finish", { schema: { body: noBody } }, (request) => change(deps, door, request, finishInterview));
  app.post("/post-screening", { schema: { body: postScreeningBody } }, (request) =>
    change(deps, door, request, (room) => answerPostScreening(room, request.body.answers)),
  );
  app.post("/retake", { schema: { body: noBody } }, (request) => change(deps, door, request, retakeInterview));
  app.post("/withdraw", { schema: { body: noBody } }, (request) => change(deps, door, request, withdraw));
  app.post("/more-time", { schema: { body: moreTimeBody } }, (request) =>
    change(deps, door, request, (room) => askMoreTime(room, request.body.message)),
  );
  app.post("/reminders", { schema: { body: remindersBody } }, (request) =>
    change(deps, door, request, (room) => setReminders(room, request.body.stopped)),
  );
  app.post("/facts", { schema: { body: factBody }, bodyLimit: 32 * 1024 }, async (request, reply) => {
    const caller = await door.enter(request);
    if (!facts.take(caller.room.interview.id)) refuse("rate_limited", "Too many facts in this minute.");
    const { kind, at, data } = request.body;
    await recordFact(deps, caller, { kind, at, ...(data ? { data } : {}) });
    return reply.code(204).send();
  });
}
