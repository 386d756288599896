/** What a candidate of a sandbox that is full is answered. */
import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { createWorkspace } from "../../../test/factories.ts";
import { roomSuite } from "../../../test/room-suite.ts";

const suite = roomSuite();

it("records no answer in a sandbox that is full, and one in a live workspace with as much", async () => {
  const { interview, page } = await suite.invite();
  const [first = ""] = interview.questionIds;
  await page.post("/consent");
  await page.post("/enter");
  await page.hold();
  await page.post(`/questions/${first}/show`);
  const workspaceId = suite.workspaceId();
  await suite
    .database()
    .insertInto("files")
    .values({
      workspace_id: workspaceId,
      id: randomUUID(),
      key: `${workspaceId}/held`,
      content_type: "video/webm",
      name: "held.webm",
      bytes: 1024 ** 3,
      sha256: "0".repeat(64),
      created_at: new Date(),
    })
    .execute();
  const { id: live } = await createWorkspace(suite.database());
  await suite
    .database()
    .insertInto("sandboxes")
    .values({ workspace_id: workspaceId, live_workspace_id: live, created_at: new Date() })
    .execute();
  expect(await page.start(first)).toMatchObject({
    status: 403,
    body: { code: "not_allowed", detail: expect.stringContaining("at most 1 GiB") },
  });
  const takes = await suite
    .database()
    .selectFrom("takes")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .execute();
  expect(takes).toEqual([]);
  await suite.database().deleteFrom("sandboxes").where("workspace_id", "=", workspaceId).execute();
  expect((await page.start(first)).status).toBe(200);
});
