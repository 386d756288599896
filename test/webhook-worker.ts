/** A process of its own that delivers webhooks, for tests that kill it: tsx test/webhook-worker.ts <database> [seconds that its clock is ahead] */
import { startCourier } from "../server/core/webhooks/index.ts";
import { openDatabase, openPool } from "../server/platform/database/connect.ts";
import { createGuardedClient } from "../server/platform/http/guarded-client.ts";
import { openJobs } from "../server/platform/jobs/jobs.ts";
import { openLog } from "../server/platform/log.ts";
import { webhookShapes } from "../server/webhook-shapes.ts";
import { testKeyring } from "./factories.ts";

const [databaseUrl = "", secondsAhead = "0"] = process.argv.slice(2);
const log = openLog("silent");
const deps = {
  database: openDatabase(openPool({ url: databaseUrl }, { max: 4 })),
  jobs: await openJobs({ connectionString: databaseUrl }, [], log, { worker: false }),
  clock: () => new Date(Date.now() + Number(secondsAhead) * 1000),
  keyring: testKeyring,
  guarded: createGuardedClient({ allowPrivateTargets: true, connections: null }),
  webhookShapes: webhookShapes({ keyring: testKeyring, publicUrl: "https://team.example" }),
  log,
};
startCourier(deps, { lookMs: 100 });
