/** The kit's own run: every case of the InterviewFlowAI wire against this code, in this process. */
import fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemActor } from "../server/core/actor.ts";
import { changeWorkspace } from "../server/core/change.ts";
import { drawSkillQuestionsJob, fetchResumeJob } from "../server/core/interviews/index.ts";
import { sendMailJob } from "../server/core/invitations/index.ts";
import { createKey } from "../server/core/keys/index.ts";
import { type Jobs, openJobs } from "../server/platform/jobs/jobs.ts";
import { openLog } from "../server/platform/log.ts";
import { createRates } from "../server/platform/rates/rates.ts";
import { interviewflowWire } from "../server/wires/interviewflow/index.ts";
import { createTestDatabase, type TestDatabase } from "../test/database.ts";
import { createPosition, createWorkspace, testKeyring } from "../test/factories.ts";
import { interviewflowCases } from "./interviewflow/cases.ts";
import { openWire, type Wire } from "./interviewflow/wire.ts";
import { deploymentAt, runCases } from "./kit.ts";

let db: TestDatabase;
let jobs: Jobs;
let app: FastifyInstance;
let wire: Wire;

beforeAll(async () => {
  db = await createTestDatabase({ poolSize: 12 });
  const definitions = [drawSkillQuestionsJob, fetchResumeJob, sendMailJob];
  jobs = await openJobs({ connectionString: db.connection.url }, definitions, openLog("fatal"), { worker: false });
  const deps = {
    database: db.database,
    jobs,
    clock: () => new Date(),
    rates: createRates(db.database, 0, () => new Date()),
    keyring: testKeyring,
    publicUrl: "http://127.0.0.1",
  };
  app = fastify();
  await app.register(interviewflowWire(deps));
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  const { id: workspace } = await createWorkspace(db.database);
  const { key } = await changeWorkspace(deps, systemActor("test"), workspace, (change) =>
    createKey(change, { name: "Conformance", description: "", scopes: null, environment: "live", expiresAt: null }),
  );
  wire = await openWire(deploymentAt(url, key), {
    publicId: (await createPosition(db.database, workspace, { visibility: "public" })).id,
    privateId: (await createPosition(db.database, workspace, { visibility: "private" })).id,
  });
});
afterAll(async () => {
  await app?.close();
  await jobs?.stop(0);
  await db?.drop();
});

test("every case passes", { timeout: 120_000 }, async () => {
  const lines: string[] = [];
  const failed = await runCases(interviewflowCases(wire), (line) => lines.push(line));
  expect(
    lines.filter((line) => !line.startsWith("ok ")),
    lines.join("\n"),
  ).toHaveLength(3);
  expect(failed).toBe(0);
});
