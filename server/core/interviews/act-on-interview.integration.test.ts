/** What people do with an interview whose mail has not gone out yet. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createInterview, createPosition, createWorkspace } from "../../../test/factories.ts";
import { type Actor, systemActor, type WorkspaceId } from "../actor.ts";
import { type Change, changeWorkspace } from "../change.ts";
import { planMails } from "../invitations/index.ts";
import { admitInterview, extendInterview } from "./act-on-interview.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const now = new Date("2026-07-01T10:00:00Z");
const key: Actor = { ...systemActor("client"), kind: "key", id: "client", medium: "key", scopes: null };

let db: TestDatabase;
let workspaceId: WorkspaceId;
let positionId: string;

beforeAll(async () => {
  db = await createTestDatabase();
  workspaceId = (await createWorkspace(db.database)).id;
  positionId = (await createPosition(db.database, workspaceId)).id;
});
afterAll(async () => {
  await db?.drop();
});

const change = <Value>(command: (change: Change) => Promise<Value>): Promise<Value> =>
  changeWorkspace(
    { database: db.database, jobs: { enqueue: async () => {} }, clock: () => now },
    key,
    workspaceId,
    command,
  );

/** An interview whose invitation waits for that many hours; its link lives four days from the mail. */
async function invitedIn(hours: number, admission: "draft" | "admitted"): Promise<string> {
  const { id, email, name } = await createInterview(db.database, workspaceId, positionId, { admission });
  const sendAt = new Date(now.getTime() + hours * HOUR_MS);
  await change((inside) =>
    planMails(inside, [{ interviewId: id, purpose: "invitation", toEmail: email, toName: name, sendAt }]),
  );
  return id;
}

const endOf = async (id: string) =>
  (await db.database.selectFrom("interviews").select("expires_at").where("id", "=", id).executeTakeFirstOrThrow())
    .expires_at;
const mailsOf = async (id: string) =>
  (
    await db.database
      .selectFrom("mails")
      .select(["purpose", "state"])
      .where("interview_id", "=", id)
      .orderBy("purpose")
      .execute()
  ).map((mail) => `${mail.purpose} ${mail.state}`);

test("extending a link whose mail waits gives days after those that the mail will give, never fewer", async () => {
  const id = await invitedIn(96, "admitted");
  await change((inside) => extendInterview(inside, id, 1));
  expect(await endOf(id)).toEqual(new Date(now.getTime() + 96 * HOUR_MS + 5 * DAY_MS));
});

test("extending a link that nobody was mailed gives days after its usual time", async () => {
  const { id } = await createInterview(db.database, workspaceId, positionId);
  await change((inside) => extendInterview(inside, id, 2));
  expect(await endOf(id)).toEqual(new Date(now.getTime() + 6 * DAY_MS));
});

test("admitting a draft whose invitation waits for its hour mails once, not twice", async () => {
  const id = await invitedIn(24, "draft");
  await change((inside) => admitInterview(inside, id));
  expect(await mailsOf(id)).toEqual(["admitted scheduled", "invitation cancelled"]);
});

test("admitting a draft whose invitation is on its way leaves both mails", async () => {
  const id = await invitedIn(0, "draft");
  await change((inside) => admitInterview(inside, id));
  expect(await mailsOf(id)).toEqual(["admitted scheduled", "invitation scheduled"]);
});

test("a draft whose link ended while it waited for the team is opened again by admitting it", async () => {
  const ended = new Date(now.getTime() - HOUR_MS);
  for (const admission of ["draft", "refused"] as const) {
    const { id } = await createInterview(db.database, workspaceId, positionId, {
      admission,
      progress: "expired",
      invited_at: ended,
      form_submitted_at: ended,
      expires_at: ended,
    });
    await change((inside) => admitInterview(inside, id));
    const row = await db.database.selectFrom("interviews").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ admission: "admitted", progress: "invited" });
    expect(row.expires_at).toEqual(new Date(now.getTime() + 4 * DAY_MS));
    const events = await db.database
      .selectFrom("events")
      .select("type")
      .where("interview_id", "=", id)
      .orderBy("sequence")
      .execute();
    expect(events.map((event) => event.type)).toEqual(["interview.reopened", "interview.admitted"]);
  }
});
