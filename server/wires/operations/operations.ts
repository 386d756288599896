/** What operators and their tools ask: does the process live, does it work, how is it doing. */
import type { FastifyInstance } from "fastify";
import type { Kysely } from "kysely";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { pingDatabase } from "../../platform/database/connect.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { Files } from "../../platform/files/files.ts";
import type { Jobs } from "../../platform/jobs/jobs.ts";

export interface OperationsDeps {
  database: Kysely<Schema>;
  files: Files;
  jobs: Jobs;
}

/** GET /healthz, /readyz and /metrics (Prometheus). */
export const operationsWire = (deps: OperationsDeps) =>
  Object.assign(
    async (app: FastifyInstance) => {
      const registry = new Registry();
      collectDefaultMetrics({ register: registry });
      const durations = new Histogram({
        name: "greenroom_http_request_duration_seconds",
        help: "Time from request to the end of the answer, by route and status.",
        labelNames: ["method", "route", "status"],
        buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
        registers: [registry],
      });
      new Gauge({
        name: "greenroom_jobs",
        help: "Jobs by queue and state, as counted by the last pass of the queue's monitor.",
        labelNames: ["queue", "state"],
        registers: [registry],
        async collect() {
          this.reset();
          // Without the database there is nothing to count, and the other figures are wanted most.
          const queues = await deps.jobs.depth().catch(() => []);
          for (const { queue, waiting, active } of queues) {
            this.set({ queue, state: "waiting" }, waiting);
            this.set({ queue, state: "active" }, active);
          }
        },
      });
      app.addHook("onResponse", async (request, reply) => {
        durations.observe(
          { method: request.method, route: request.routeOptions.url ?? "unknown", status: reply.statusCode },
          reply.elapsedTime / 1000,
        );
      });

      app.get("/healthz", async () => ({ status: "ok" }));
      app.get("/readyz", async (request, reply) => {
        const checks = {
          database: await works(() => pingDatabase(deps.database), request.log),
          files: await works(() => deps.files.check(), request.log),
        };
        const ready = checks.database && checks.files;
        return reply.code(ready ? 200 : 503).send({ status: ready ? "ok" : "failing", checks });
      });
      app.get("/metrics", async (_request, reply) => {
        return reply.type(registry.contentType).send(await registry.metrics());
      });
    },
    // Its hook sees the requests of every wire.
    { [Symbol.for("skip-override")]: true },
  );

async function works(
  check: () => Promise<unknown>,
  log: { error(facts: object, words: string): void },
): Promise<boolean> {
  try {
    await check();
    return true;
  } catch (error) {
    log.error({ error: String(error) }, "readiness check failed");
    return false;
  }
}
