/** How a courier hears that there is something to deliver: by the bell from another process, by what falls due, after a cut connection. */
import { sql } from "kysely";
import pg from "pg";
import { it } from "vitest";
import { deliverySuite, until } from "../../../test/delivery-suite.ts";
import { openBell } from "../../platform/database/bell.ts";
import { systemActor } from "../actor.ts";
import { changeWorkspace } from "../change.ts";
import { startCourier } from "./index.ts";

const suite = deliverySuite();
const { deps, endpointAt, interviewOf, deliveriesOf } = suite;

/** The bell as a process of its own has it. */
const bellOf = (listen: boolean) =>
  openBell({
    pool: suite.db.pool,
    listen,
    log: { warn: () => undefined },
    async connect() {
      const client = new pg.Client({ connectionString: suite.db.connection.url });
      await client.connect();
      return client;
    },
  });
const HOUR_MS = 3_600_000;

it("delivers at once what another process commits, though it looks by itself but once an hour", async () => {
  const { positionId } = suite;
  const interviewId = await interviewOf();
  const { id } = await endpointAt("/rung");
  const [web, worker] = [bellOf(false), bellOf(true)];
  suite.couriers.push(startCourier({ ...deps(), bell: worker }, { lookMs: HOUR_MS }));
  const archive = () =>
    changeWorkspace({ ...deps(), bell: web }, systemActor("test"), suite.workspace, async (step) =>
      step.record({ type: "interview.archived", interviewId, positionId, data: { interviewId, positionId } }),
    );
  try {
    await archive();
    await suite.receiver.until(1);
    // The next comes at every moment of the run before it: also when its endpoint is just being let go of.
    for (let count = 2; count <= 12; count++) {
      await archive();
      await suite.receiver.until(count);
    }
    await Promise.all(Array.from({ length: 8 }, archive));
    await suite.receiver.until(20);
    await until(async () => (await deliveriesOf(id)).every(({ state }) => state === "delivered"));
  } finally {
    await Promise.all(suite.couriers.splice(0).map((one) => one.stop()));
    await web.close();
    await worker.close();
  }
});

it("tries again when an attempt falls due, with nobody ringing", async () => {
  const { positionId } = suite;
  const interviewId = await interviewOf();
  await endpointAt("/due");
  const bell = bellOf(false);
  let broken = true;
  suite.receiver.answer = (_request, response) => {
    response.writeHead(broken ? 500 : 200).end();
    broken = false;
  };
  suite.couriers.push(startCourier({ ...deps(), clock: () => new Date(), bell }, { lookMs: HOUR_MS }));
  await changeWorkspace({ ...deps(), bell }, systemActor("test"), suite.workspace, async (step) =>
    step.record({ type: "interview.archived", interviewId, positionId, data: { interviewId, positionId } }),
  );
  await suite.receiver.until(2);
  await bell.close();
});

it("hears again after its connection was cut", async () => {
  const [web, worker] = [bellOf(false), bellOf(true)];
  let heard = 0;
  worker.heard(() => {
    heard += 1;
  });
  try {
    await until(() => heard > 0);
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen greenroom%' and datname = current_database()`.execute(
      suite.db.database,
    );
    const before = heard;
    await until(() => heard > before);
    const again = heard;
    web.ring();
    await until(() => heard > again);
  } finally {
    await web.close();
    await worker.close();
  }
});
