/** What needs no code: a public position's open link, and having one's own link mailed. */
import { refuse } from "../../core/refusal.ts";
import { applyToOpenPosition, mailLink, type RoomDeps, readOpenPosition } from "../../core/rooms/index.ts";
import { originOf } from "../entrance.ts";
import { createLimit } from "../limits.ts";
import { linkBody, openPositionBody, positionParams } from "../room-bodies.ts";
import type { RoomApp } from "./room-app.ts";

const TEN_MINUTES_MS = 600_000;
const TRIES = 30;

export function openRoutes(app: RoomApp, deps: RoomDeps): void {
  const applications = createLimit(TRIES, TEN_MINUTES_MS, deps.clock);
  const links = createLimit(TRIES, TEN_MINUTES_MS, deps.clock);

  app.get("/open/:positionId", { schema: { params: positionParams } }, (request) =>
    readOpenPosition(deps, request.params.positionId),
  );
  app.post("/open/:positionId", { schema: { params: positionParams, body: openPositionBody } }, async (request) => {
    if (!applications.take(request.ip)) refuse("rate_limited", "Too many applications from this address.");
    const { name, email, phone, language } = request.body;
    return applyToOpenPosition(deps, originOf(request, "room"), request.params.positionId, {
      name,
      email,
      ...(phone === undefined ? {} : { phone }),
      ...(language === undefined ? {} : { language }),
    });
  });
  app.post("/link", { schema: { body: linkBody } }, async (request, reply) => {
    if (!links.take(request.ip)) refuse("rate_limited", "Too many requests from this address.");
    const { interviewId, language } = request.body;
    await mailLink(deps, originOf(request, "room"), interviewId, language);
    return reply.code(202).send({ outcome: "mailed" });
  });
}
