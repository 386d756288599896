/** What becomes of a robot's visit when another is sent in its place while it is played. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createInterview, createPosition, createWorkspace, testKeyring } from "../../../test/factories.ts";
import { systemActor } from "../actor.ts";
import { changeWorkspace } from "../change.ts";
import { playRobot } from "./play-robot.job.ts";
import { readRobotVisit, sendRobot } from "./robots.store.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase({ poolSize: 4 });
});
afterAll(() => db?.drop());

it("settles the visit that was played, and not the one that was sent meanwhile", async () => {
  const { id: workspaceId } = await createWorkspace(db.database);
  const { id: live } = await createWorkspace(db.database);
  await db.database
    .insertInto("sandboxes")
    .values({ workspace_id: workspaceId, live_workspace_id: live, created_at: new Date() })
    .execute();
  const position = await createPosition(db.database, workspaceId);
  const { id: interviewId } = await createInterview(db.database, workspaceId, position.id);
  const changing = { database: db.database, jobs: { enqueue: async () => {} }, clock: () => new Date() };
  const send = (does: "answers" | "drops_off") =>
    changeWorkspace(changing, systemActor("test"), workspaceId, (change) =>
      sendRobot(change, { interviewId, does, afterSeconds: 0 }),
    );
  const played: string[] = [];
  const play = (meanwhile: () => Promise<unknown>) =>
    playRobot(
      {
        ...changing,
        keyring: testKeyring,
        playRoom: async (_code, does) => {
          played.push(does);
          await meanwhile();
          return null;
        },
      },
      { workspaceId, interviewId },
      { lastAttempt: true },
    );
  const stateOf = async () => (await readRobotVisit(db.database, workspaceId, interviewId)).state;
  await send("drops_off");
  await play(() => send("answers"));
  expect(await stateOf()).toBe("waiting");
  await play(async () => {});
  expect([played, await stateOf()]).toEqual([["drops_off", "answers"], "done"]);
});
