/** Ten thousand deliveries past a receiver that loses its answers and workers that are killed: nothing is lost, nothing comes out of order. */
import { once } from "node:events";
import { expect, it } from "vitest";
import { deliverySuite, until } from "../../../test/delivery-suite.ts";

const INTERVIEWS = 250;
const EVENTS_EACH = 40;
const EVENTS = INTERVIEWS * EVENTS_EACH;
/** Longer than a worker's lease. */
const AHEAD = 60;

const suite = deliverySuite();
const { change, endpointAt, courier, worker, interviewOf } = suite;

it("takes repeated deliveries in order, and all of them", { timeout: 900_000 }, async () => {
  suite.now = new Date();
  const { positionId } = suite;
  const interviews: string[] = [];
  for (let count = 0; count < INTERVIEWS; count++) interviews.push(await interviewOf());
  const { id } = await endpointAt("/hook");
  await change(async (step) => {
    for (let round = 0; round < EVENTS_EACH; round++) {
      const data = { round, positionId };
      step.record(
        ...interviews.map((interviewId) => ({ type: "interview.archived" as const, interviewId, positionId, data })),
      );
    }
  });

  /** By interview how many of its events were answered with 200, one after the other. */
  const taken = new Map(interviews.map((interviewId) => [interviewId, 0]));
  const bodies = new Map<string, string>();
  const attempts = new Map<number, number>();
  const refused = new Set<number>();
  const wrong: string[] = [];
  /** What fails twice is due in minutes: once the clock can be moved. */
  let failsTwice = false;
  suite.receiver.answer = ({ headers, body }, response) => {
    const messageId = String(headers["webhook-id"]);
    const { sequence, interviewId, interviewSequence } = JSON.parse(body);
    if ((bodies.get(messageId) ?? body) !== body) wrong.push(`${messageId} has another body`);
    bodies.set(messageId, body);
    const before = taken.get(interviewId) ?? -1;
    if (interviewSequence > before + 1) wrong.push(`${interviewId}: ${interviewSequence} after ${before}`);
    const attempt = (attempts.get(sequence) ?? 0) + 1;
    attempts.set(sequence, attempt);
    if (failsTwice && attempt > 1 && !refused.has(sequence) && sequence % 3 === 0) {
      refused.add(sequence);
      response.statusCode = 503;
      response.end();
      return;
    }
    // The receiver has it, and its sender is never told: it comes again, before anything that stands behind it.
    if (attempt === 1 && sequence % 7 === 0) {
      response.destroy();
      return;
    }
    taken.set(interviewId, Math.max(before, interviewSequence));
    response.end();
  };

  for (const [index, requests] of [1_500, 3_000].entries()) {
    const killed = worker(index * AHEAD);
    await suite.receiver.until(requests);
    killed.kill("SIGKILL");
    await once(killed, "exit");
  }
  failsTwice = true;
  suite.now = new Date(Date.now() + 2 * AHEAD * 1000);
  courier();
  courier();
  await until(async () => {
    const { holder, next_due_at: due } = await suite.db.database
      .selectFrom("webhook_endpoints")
      .select(["holder", "next_due_at"])
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    // Everything that was due has been tried; what failed is due later.
    if (holder === null && due !== null && due > suite.now) suite.now = new Date(due.getTime() + 600_000);
    return holder === null && due === null && bodies.size >= EVENTS;
  });

  expect(wrong).toEqual([]);
  expect([...taken.values()]).toEqual(interviews.map(() => EVENTS_EACH));
  expect(bodies.size).toBe(EVENTS);
  const repeated = [...attempts.values()].filter((count) => count > 1).length;
  expect(repeated).toBeGreaterThan(EVENTS / 8);
  expect(refused.size).toBeGreaterThan(0);
  const { count } = await suite.db.database
    .selectFrom("webhook_deliveries")
    .select(({ fn }) => fn.countAll<string>().as("count"))
    .where("endpoint_id", "=", id)
    .where("state", "=", "delivered")
    .executeTakeFirstOrThrow();
  expect(Number(count)).toBe(EVENTS);
});
