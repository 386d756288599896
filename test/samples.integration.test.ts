/** What the Integrations tab offers to copy works when it is pasted: curl in a shell, TypeScript by tsx, against a real server. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { guideSamples, nativeSamples, type Sample, SCRIPT } from "../web/dashboard/pages/integrations/samples.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";
import { createApiKey, createInterview, createPosition, createWorkspace } from "./factories.ts";
import { serveOn, type TestServing } from "./serving.ts";

const run = promisify(execFile);
const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

let db: TestDatabase;
let serving: TestServing;
let folder: string;
beforeAll(async () => {
  db = await createTestDatabase();
  serving = await serveOn(db.connection.url);
  folder = await mkdtemp(join(tmpdir(), "greenroom-samples-"));
});
afterAll(async () => {
  await serving?.close();
  await db?.drop();
  await rm(folder, { recursive: true, force: true });
});

/** A workspace of its own for each language, so that the same people can be added in both. */
async function prepared(): Promise<{ samples: Sample[]; env: Record<string, string> }> {
  const { id: workspace } = await createWorkspace(db.database);
  const position = await createPosition(db.database, workspace);
  const interview = await createInterview(db.database, workspace, position.id);
  const context = { publicUrl: serving.url, positionId: position.id, interviewId: interview.id };
  return {
    samples: [...guideSamples(context), ...nativeSamples(context)],
    env: { PATH: process.env.PATH ?? "", GREENROOM_KEY: await createApiKey(db.database, workspace) },
  };
}

describe("the samples", () => {
  it("work as curl commands", { timeout: 300_000 }, async () => {
    const { samples, env } = await prepared();
    for (const sample of samples) {
      const script = sample.curl.replace(/^curl /, "curl -sS --fail-with-body ");
      const { stdout } = await run("/bin/sh", ["-c", script], { env });
      expect([sample.id, typeof JSON.parse(stdout)]).toEqual([sample.id, "object"]);
    }
  });

  it("work as TypeScript", { timeout: 300_000 }, async () => {
    const { samples, env } = await prepared();
    for (const sample of samples) {
      // As the page says, in a folder that has nothing else.
      const file = join(folder, SCRIPT);
      await writeFile(file, sample.typescript);
      const { stdout } = await run(process.execPath, ["--import", tsx, file], { env });
      expect([sample.id, stdout.length > 2]).toEqual([sample.id, true]);
    }
  });

  it("name no key", async () => {
    const { samples } = await prepared();
    expect(samples.filter(({ curl, typescript }) => /gr_(live|test)_/.test(curl + typescript))).toEqual([]);
  });
});
