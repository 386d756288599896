/** How long the audit log is kept. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "../../../shared/ids.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createWorkspace } from "../../../test/factories.ts";
import { deleteOldAudit } from "./index.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db?.drop());

const now = new Date("2026-06-01T12:00:00Z");

async function daysKept(settings: Record<string, unknown>): Promise<() => Promise<number[]>> {
  const { id } = await createWorkspace(db.database, { settings });
  for (const days of [59, 61, 399, 401]) {
    await db.database
      .insertInto("audit_entries")
      .values({
        workspace_id: id,
        id: newId(),
        at: new Date(now.getTime() - days * 86_400_000),
        actor_kind: "system",
        medium: "job",
        action: "test.done",
        subject_type: "test",
        data: JSON.stringify({ days }),
      })
      .execute();
  }
  return async () => {
    const rows = await db.database.selectFrom("audit_entries").select("data").where("workspace_id", "=", id).execute();
    return rows.map(({ data }) => Number(data.days)).sort((one, other) => one - other);
  };
}

it("entries are kept for two months, and for longer where the workspace says so", async () => {
  const usual = await daysKept({});
  const longer = await daysKept({ auditDays: 400 });
  await deleteOldAudit({ database: db.database, clock: () => now });
  expect(await usual()).toEqual([59]);
  expect(await longer()).toEqual([59, 61, 399]);
});
