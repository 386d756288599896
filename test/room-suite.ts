/** A room suite: the server, a workspace per test, a recording, and candidates who are invited. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach } from "vitest";
import type { WorkspaceId } from "../server/core/actor.ts";
import type { PositionSettings } from "../shared/position.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";
import { createInterview, createPosition, createWorkspace } from "./factories.ts";
import { openPage, type RoomServer, startRoomServer } from "./room-server.ts";

interface Started {
  database: TestDatabase;
  server: RoomServer;
  folder: string;
  recording: Uint8Array<ArrayBuffer>;
  workspaceId: WorkspaceId;
}

/** Registers the hooks of a suite; what it gives is there while a test runs. */
export function roomSuite() {
  let started: Started | null = null;
  const now = (): Started => {
    if (!started) throw new Error("The suite has not started.");
    return started;
  };
  beforeAll(async () => {
    const database = await createTestDatabase({ poolSize: 10 });
    const folder = await mkdtemp(join(tmpdir(), "greenroom-room-"));
    const fixture = new URL("../server/platform/media/fixtures/vp9-opus.webm", import.meta.url);
    started = {
      database,
      folder,
      server: await startRoomServer(database, folder),
      recording: new Uint8Array(await readFile(fixture)),
      workspaceId: (await createWorkspace(database.database)).id,
    };
  });
  afterAll(async () => {
    if (!started) return;
    await started.server.close();
    await started.database.drop();
    await rm(started.folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    now().server.clock.aheadMs = 0;
    now().workspaceId = (await createWorkspace(now().database.database)).id;
  });

  return {
    server: () => now().server,
    database: () => now().database.database,
    workspaceId: () => now().workspaceId,
    /** Three seconds of VP9 and Opus. */
    recording: () => now().recording,
    /** A second process on the same database and folder. */
    startAnother: () => startRoomServer(now().database, now().folder),
    /** The server is gone, and another one is there on the same database and folder. */
    async restart() {
      await now().server.close();
      now().server = await startRoomServer(now().database, now().folder);
    },
    async invite(
      given: {
        settings?: Partial<PositionSettings>;
        questions?: string[];
        interview?: Parameters<typeof createInterview>[3];
      } = {},
    ) {
      const { database, workspaceId } = now();
      const position = await createPosition(database.database, workspaceId, {
        ...(given.settings ? { settings: given.settings } : {}),
        ...(given.questions ? { questions: given.questions } : {}),
      });
      const interview = await createInterview(database.database, workspaceId, position.id, given.interview);
      return { position, interview, page: openPage(() => now().server, interview.code) };
    },
    async eventTypes(interviewId: string) {
      const rows = await now()
        .database.database.selectFrom("events")
        .select("type")
        .where("interview_id", "=", interviewId)
        .orderBy("sequence")
        .execute();
      return rows.map(({ type }) => type);
    },
  };
}
