/** CVs that were stored before their reader existed are read afterwards, once. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "../../../shared/ids.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createInterview, createPosition, createWorkspace } from "../../../test/factories.ts";
import type { WorkspaceId } from "../actor.ts";
import { queueUnread } from "./index.ts";

let db: TestDatabase;
let workspaceId: WorkspaceId;
let positionId: string;
let now = new Date();
let queued: unknown[] = [];
const jobs = {
  async enqueue(_transaction: unknown, { name }: { name: string }, given: readonly { data: object }[]) {
    for (const { data } of given) queued.push({ name, ...data });
  },
};

beforeAll(async () => {
  db = await createTestDatabase();
  workspaceId = (await createWorkspace(db.database)).id;
  positionId = (await createPosition(db.database, workspaceId)).id;
});
afterAll(() => db?.drop());

/** A stored file; beside an interview unless told otherwise. */
async function stored(interview: { deleted_at?: Date } | null = {}): Promise<string> {
  const id = newId();
  const facts = { content_type: "application/pdf", name: "cv.pdf", bytes: 10, sha256: "0".repeat(64), created_at: now };
  await db.database
    .insertInto("files")
    .values({ workspace_id: workspaceId, id, key: `${workspaceId}/cvs/${id}.pdf`, ...facts })
    .execute();
  if (interview) await createInterview(db.database, workspaceId, positionId, { resume_file_id: id, ...interview });
  return id;
}

const run = async () => {
  queued = [];
  await queueUnread({ database: db.database, jobs, clock: () => now });
  return queued;
};

it("queues what nobody has asked for and what was given up without a word, and nothing twice", async () => {
  const before = await stored();
  const text = async (state: "queued" | "read" | "failed") => {
    const file_id = await stored();
    const updated_at = new Date(now.getTime() - 2 * 3_600_000);
    await db.database
      .insertInto("document_texts")
      .values({ workspace_id: workspaceId, file_id, state, updated_at })
      .execute();
    return file_id;
  };
  const forsaken = await text("queued");
  for (const state of ["read", "failed"] as const) await text(state);
  // No CV of a candidate: not confirmed yet, or gone.
  await stored(null);
  await stored({ deleted_at: now });
  const asked = [before, forsaken].map((fileId) => ({ name: "read-document", workspaceId, fileId }));
  expect(await run()).toEqual(expect.arrayContaining(asked));
  expect(queued).toHaveLength(2);
  expect(await run()).toEqual([]);
  now = new Date(now.getTime() + 2 * 3_600_000);
  await db.database.updateTable("document_texts").set({ state: "read" }).where("file_id", "=", before).execute();
  expect(await run()).toEqual(asked.slice(1));
});
