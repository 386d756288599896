/** Background jobs: typed definitions, enqueued in the caller's transaction, run by workers; pg-boss underneath. */
import { CompiledQuery, type Transaction } from "kysely";
import { PgBoss } from "pg-boss";
import type { z } from "zod";
import type { Schema } from "../database/schema.ts";
import { errorFacts, type Log } from "../log.ts";

/** A kind of job. Payloads carry ids only; handlers are idempotent, since a job may run twice after a crash. */
export interface JobDefinition<Data extends object> {
  name: string;
  data: z.ZodType<Data>;
  retryLimit: number;
  /** First pause before a retry; it doubles each time. */
  retryDelaySeconds: number;
  /** A worker that took longer is presumed dead and the job is given to another. */
  expireInSeconds: number;
  concurrency: number;
}

export interface JobOptions {
  /** Not before this time. */
  startAfter?: Date;
}

export interface JobRun {
  /** True on the last attempt: what fails now stays failed. */
  lastAttempt: boolean;
  signal: AbortSignal;
}

export interface Jobs {
  /** Adds jobs in the given transaction: they exist when it commits and never otherwise. One statement. */
  enqueue<Data extends object>(
    transaction: Transaction<Schema>,
    definition: JobDefinition<Data>,
    jobs: readonly { data: Data; options?: JobOptions }[],
  ): Promise<void>;
  /** Registers what runs a kind of job in this process; takes effect at startWorkers. */
  handle<Data extends object>(
    definition: JobDefinition<Data>,
    handler: (data: Data, run: JobRun) => Promise<void>,
  ): void;
  /** Runs a job by the clock (cron, UTC), once over all processes. */
  schedule(definition: JobDefinition<Record<string, never>>, cron: string): void;
  startWorkers(): Promise<void>;
  /** Stops taking jobs and waits for the running ones, at most the given time. */
  stop(timeoutMs: number): Promise<void>;
  /** Jobs waiting and running, for metrics. */
  depth(): Promise<{ queue: string; waiting: number; active: number }[]>;
}

export interface JobsTarget {
  connectionString?: string;
  host?: string;
  database?: string;
  user?: string;
}

interface Registered {
  definition: JobDefinition<object>;
  run: ((data: object, run: JobRun) => Promise<void>) | null;
}

/** Opens the job queue in the schema "jobs" of the same database, creating or migrating its tables. */
export async function openJobs(
  target: JobsTarget,
  definitions: readonly JobDefinition<object>[],
  log: Log,
  role: { worker: boolean },
): Promise<Jobs> {
  const boss = new PgBoss({
    ...target,
    schema: "jobs",
    max: role.worker ? 6 : 2,
    supervise: role.worker,
    schedule: role.worker,
    monitorVacuum: false,
    useListenNotify: role.worker,
  });
  boss.on("error", (error) => log.error({ error: errorWords(error) }, "job queue"));
  boss.on("warning", (warning) => log.debug({ warning }, "job queue"));
  await boss.start();
  const registered = new Map<string, Registered>();
  for (const definition of definitions) {
    await boss.createQueue(definition.name, {
      retryLimit: definition.retryLimit,
      retryDelay: definition.retryDelaySeconds,
      retryBackoff: true,
      expireInSeconds: definition.expireInSeconds,
      deleteAfterSeconds: 7 * 24 * 3600,
      notify: true,
    });
    registered.set(definition.name, { definition, run: null });
  }
  const schedules: { name: string; cron: string }[] = [];

  return {
    async enqueue(transaction, definition, jobs) {
      if (jobs.length === 0) return;
      await boss.insert(
        definition.name,
        jobs.map(({ data, options }) => ({
          data,
          ...(options?.startAfter ? { startAfter: options.startAfter } : {}),
        })),
        {
          db: {
            async executeSql(sql: string, values?: unknown[]) {
              const result = await transaction.executeQuery(CompiledQuery.raw(sql, values ?? []));
              return { rows: result.rows };
            },
          },
        },
      );
    },
    handle(definition, handler) {
      const entry = registered.get(definition.name);
      if (!entry) throw new Error(`The job ${definition.name} is not among the definitions.`);
      entry.run = (data, run) => handler(definition.data.parse(data), run);
    },
    schedule(definition, cron) {
      schedules.push({ name: definition.name, cron });
    },
    async startWorkers() {
      for (const { name, cron } of schedules) await boss.schedule(name, cron, {});
      for (const { definition, run } of registered.values()) {
        if (!run) continue;
        for (let slot = 0; slot < definition.concurrency; slot++) await startSlot(boss, definition, run, log);
      }
    },
    async stop(timeoutMs) {
      await boss.stop({ graceful: timeoutMs > 0, timeout: Math.max(timeoutMs, 1000), close: true });
    },
    async depth() {
      const queues = await boss.getQueues();
      return queues.map((queue) => ({ queue: queue.name, waiting: queue.queuedCount, active: queue.activeCount }));
    },
  };
}

/**
 * One worker that runs a job at a time. After a job it looks for the next at once and not at the next poll, which would
 * make it one job every few seconds; pg-boss's own burst mode does not apply to batches of one.
 */
async function startSlot(
  boss: PgBoss,
  definition: JobDefinition<object>,
  run: (data: object, run: JobRun) => Promise<void>,
  log: Log,
): Promise<void> {
  let workerId: string | undefined;
  workerId = await boss.work<object>(
    definition.name,
    { batchSize: 1, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5, includeMetadata: true },
    async (jobs) => {
      if (workerId !== undefined) boss.notifyWorker(workerId);
      for (const job of jobs) {
        try {
          await run(job.data, { lastAttempt: job.retryCount >= definition.retryLimit, signal: job.signal });
        } catch (error) {
          log.warn({ job: definition.name, attempt: job.retryCount, error: errorWords(error) }, "job failed");
          throw error;
        }
      }
    },
  );
}

function errorWords(error: unknown): string {
  const { name, message } = errorFacts(error);
  return `${name}: ${message}`;
}
