/** An export asks the database by the batch: its statements do not grow with the interviews that a batch holds. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createInterview, createPosition, createWorkspace, testKeyring } from "../../../test/factories.ts";
import { openFolderFiles } from "../../platform/files/folder-files.ts";
import { describeInterviews } from "../../wires/native/describe-interviews.ts";
import type { WorkspaceId } from "../actor.ts";
import { writeExport } from "./index.ts";

const clock = () => new Date("2026-05-04T03:02:01.000Z");
const readable = z.object({
  candidate: z.object({ email: z.string() }),
  answers: z.array(z.object({ text: z.string(), transcript: z.object({ text: z.string() }).nullable() })),
});

let test: TestDatabase;
let root: string;
let workspaceId: WorkspaceId;
let positionId: string;

beforeEach(async () => {
  test = await createTestDatabase();
  root = await mkdtemp(join(tmpdir(), "greenroom-batches-"));
  workspaceId = (await createWorkspace(test.database)).id;
  positionId = (await createPosition(test.database, workspaceId)).id;
});
afterEach(async () => {
  await test?.drop();
  await rm(root, { recursive: true, force: true });
});

/** Answered interviews, each with the words of one answer. */
async function addInterviews(count: number): Promise<void> {
  for (let number = 0; number < count; number++) await createInterview(test.database, workspaceId, positionId);
  await sql`
    insert into takes (workspace_id, id, interview_id, interview_question_id, attempt, number, state, kept, started_at, text_answer)
    select distinct on (interview_id) workspace_id, gen_random_uuid(), interview_id, id, 1, 1, 'finished', true, now(), 'of ' || interview_id
    from interview_questions where interview_id not in (select interview_id from takes) order by interview_id, ordinal`.execute(
    test.database,
  );
  await sql`
    insert into transcripts (workspace_id, take_id, interview_id, state, due_at, text, words, created_at, updated_at)
    select workspace_id, id, interview_id, 'done', now(), 'said in ' || interview_id,
      '[{"word": "said", "start": 0, "end": 1}]', now(), now()
    from takes where id not in (select take_id from transcripts)`.execute(test.database);
}

async function exported(folder: string): Promise<number> {
  let statements = 0;
  const database = test.database.withPlugin({
    transformQuery({ node }) {
      statements += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const files = openFolderFiles(join(root, folder));
  await writeExport(
    {
      database,
      stores: [openFolderFiles(join(root, "store"))],
      describeInterviews: describeInterviews(testKeyring, clock, {}),
    },
    { put: (path, body) => files.put(path, body, { contentType: "" }) },
    workspaceId,
    { kind: "workspace" },
  );
  return statements;
}

it("asks as often for 60 interviews as for 10, and once more for each table of the next batch", async () => {
  await addInterviews(10);
  const ofTen = await exported("ten");
  await addInterviews(50);
  expect(await exported("sixty")).toBe(ofTen);
  await addInterviews(60);
  const ofTwoBatches = await exported("more");
  expect(ofTwoBatches).toBeGreaterThan(ofTen);
  expect(ofTwoBatches).toBeLessThan(ofTen + 10);
}, 120_000);

it("gives each interview of a batch its own candidate, answer, words and captions", async () => {
  await addInterviews(110);
  await exported("out");
  const entries = await readdir(join(root, "out"), { recursive: true });
  const read = async (name: string) => readFile(join(root, "out", name), "utf8");
  const emails = new Set<string>();
  for (const name of entries.filter((entry) => entry.endsWith("interview.json"))) {
    const id = /interview-([0-9a-f-]{36})\/interview\.json$/.exec(name)?.[1];
    const { candidate, answers } = readable.parse(JSON.parse(await read(name)));
    emails.add(candidate.email);
    expect(answers).toEqual([{ text: `of ${id}`, transcript: { text: `said in ${id}` } }]);
  }
  expect(emails.size).toBe(110);
  expect(entries.filter((entry) => /captions-[0-9a-f-]{36}\.vtt$/.test(entry))).toHaveLength(110);
}, 120_000);
