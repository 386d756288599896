/** What a candidate of a sandbox that is full is answered, and what becomes of what they recorded before. */
import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { createWorkspace } from "../../../test/factories.ts";
import { roomSuite } from "../../../test/room-suite.ts";
import { answersOf, prepareMedia } from "../../core/recordings/index.ts";
import { findFfmpeg } from "../../platform/media/ffmpeg.ts";

const suite = roomSuite();

async function holdGibibyte(): Promise<void> {
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
}

async function becomeSandbox(): Promise<void> {
  const { id: live } = await createWorkspace(suite.database());
  await suite
    .database()
    .insertInto("sandboxes")
    .values({ workspace_id: suite.workspaceId(), live_workspace_id: live, created_at: new Date() })
    .execute();
}

const becomeLive = () =>
  suite.database().deleteFrom("sandboxes").where("workspace_id", "=", suite.workspaceId()).execute();

it("records no answer in a sandbox that is full, and one in a live workspace with as much", async () => {
  const { interview, page } = await suite.invite();
  const [first = ""] = interview.questionIds;
  await page.post("/consent");
  await page.post("/enter");
  await page.hold();
  await page.post(`/questions/${first}/show`);
  await holdGibibyte();
  await becomeSandbox();
  expect(await page.start(first)).toMatchObject({
    status: 403,
    body: { code: "not_allowed", detail: expect.stringContaining("at most 1 GiB") },
  });
  const takes = await suite
    .database()
    .selectFrom("takes")
    .select("id")
    .where("workspace_id", "=", suite.workspaceId())
    .execute();
  expect(takes).toEqual([]);
  await becomeLive();
  expect((await page.start(first)).status).toBe(200);
});

it.skipIf((await findFfmpeg()) === null)(
  "makes what was recorded playable in a sandbox that is full, without a rendition, and says why there is none",
  async () => {
    const { interview, page } = await suite.invite();
    await page.enter();
    const { takeId } = await page.record(interview.questionIds[0] ?? "", suite.recording());
    await page.keep(takeId);
    await holdGibibyte();
    const { deps } = suite.server();
    const workspaceId = suite.workspaceId();
    const prepared = async () => {
      await prepareMedia(deps, { workspaceId, takeId }, { lastAttempt: false });
      return (await answersOf(deps, workspaceId, [interview.id])).get(interview.id)?.[0];
    };
    await becomeSandbox();
    expect(await prepared()).toMatchObject({
      mediaState: "playable",
      rendition: null,
      mediaReason: expect.stringContaining("A sandbox holds at most 1 GiB"),
    });
    await becomeLive();
    expect(await prepared()).toMatchObject({ rendition: { contentType: "video/mp4" } });
  },
);
