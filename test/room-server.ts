/** The room's API and /media as a process of their own would serve them: started on a test database and a folder, stopped, started again. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import fastify from "fastify";
import pg from "pg";
import pino from "pino";
import { readDocumentJob } from "../server/core/documents/index.ts";
import { drawSkillQuestionsJob, fetchResumeJob } from "../server/core/interviews/index.ts";
import { sendMailJob } from "../server/core/invitations/index.ts";
import { prepareMediaJob } from "../server/core/recordings/index.ts";
import { expireInterviewsJob } from "../server/core/rooms/index.ts";
import { openFiles } from "../server/platform/files/open-files.ts";
import { openJobs } from "../server/platform/jobs/jobs.ts";
import { openMedia } from "../server/platform/media/media.ts";
import { openSignIn } from "../server/platform/sign-in/sign-in.ts";
import { openUploads } from "../server/platform/uploads/uploads.ts";
import { candidateWire } from "../server/wires/candidate/index.ts";
import { mediaWire } from "../server/wires/media/index.ts";
import type { Room, RoomProblem, StartTakeAnswer } from "../shared/room.ts";
import type { TestDatabase } from "./database.ts";
import { testKeyring } from "./factories.ts";

export const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

export type RoomServer = Awaited<ReturnType<typeof startRoomServer>>;

/** Listens on a free port of this machine. The clock may be moved by `clock.aheadMs`. */
export async function startRoomServer(test: TestDatabase, folder: string) {
  const clock = { aheadMs: 0 };
  const log = pino({ level: process.env.TEST_LOG ?? "silent" });
  const definitions = [
    sendMailJob,
    drawSkillQuestionsJob,
    fetchResumeJob,
    readDocumentJob,
    prepareMediaJob,
    expireInterviewsJob,
  ];
  const jobs = await openJobs({ connectionString: test.connection.url }, definitions, log, { worker: false });
  const filesUrl = `file://${join(folder, "files")}`;
  const files = await openFiles(filesUrl);
  const uploads = openUploads({
    filesUrl,
    dataDir: folder,
    files,
    connect: async () => {
      const client = new pg.Client({ connectionString: test.connection.url });
      client.on("error", () => undefined);
      await client.connect();
      return client;
    },
  });
  const deps = {
    database: test.database,
    jobs,
    files,
    uploads,
    tus: uploads,
    media: await openMedia({ ffmpegPath: null }),
    keyring: testKeyring,
    publicUrl: "http://127.0.0.1",
    clock: () => new Date(Date.now() + clock.aheadMs),
    log,
    dataDir: folder,
    signIn: openSignIn({ pool: test.pool, secretKey: "of no account here", publicUrl: "http://127.0.0.1" }),
  };
  const app = fastify({ forceCloseConnections: true });
  await app.register(candidateWire(deps));
  await app.register(mediaWire(deps));
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  deps.publicUrl = url;
  return {
    url,
    deps,
    clock,
    async close() {
      await app.close();
      await uploads.close();
      await jobs.stop(0);
    },
  };
}

/** A candidate's page, as far as it speaks HTTP. */
export function openPage(server: () => RoomServer, code: string, tabId = "tab-1") {
  let fence = 0;

  async function send<Body>(
    method: string,
    path: string,
    given: { json?: unknown; bytes?: Uint8Array<ArrayBuffer>; type?: string } = {},
  ) {
    const response = await fetch(`${server().url}/api/room${path}`, {
      method,
      headers: {
        "x-room-code": code,
        ...(given.json === undefined ? {} : { "content-type": "application/json" }),
        ...(given.type ? { "content-type": given.type } : {}),
      },
      ...(given.json === undefined ? {} : { body: JSON.stringify(given.json) }),
      ...(given.bytes ? { body: given.bytes } : {}),
    });
    const text = await response.text();
    const body: Body & Partial<RoomProblem> = text === "" ? {} : JSON.parse(text);
    return { status: response.status, body };
  }

  const post = <Body = Room>(path: string, json: unknown = {}) => send<Body>("POST", path, { json });

  const upload = async (method: "HEAD" | "PATCH", segmentId: string, offset = 0, bytes?: Uint8Array<ArrayBuffer>) => {
    const response = await fetch(`${server().url}/api/room/uploads/${segmentId}`, {
      method,
      headers: {
        "x-room-code": code,
        "x-room-fence": String(fence),
        "tus-resumable": "1.0.0",
        ...(bytes ? { "content-type": "application/offset+octet-stream", "upload-offset": String(offset) } : {}),
      },
      ...(bytes ? { body: bytes } : {}),
    });
    const text = await response.text();
    const problem: Partial<RoomProblem> = text === "" ? {} : JSON.parse(text);
    return { status: response.status, offset: Number(response.headers.get("upload-offset")), code: problem.code };
  };

  const page = {
    send,
    post,
    room: () => send<Room>("GET", ""),
    fence: () => fence,
    async hold(takeOver = false) {
      const answer = await post<{ held: boolean; fence?: number }>("/hold", { tabId, takeOver });
      if (answer.body.fence !== undefined) fence = answer.body.fence;
      return answer;
    },
    /** Through consent and lobby to the first question. */
    async enter() {
      await post("/consent");
      await post("/enter");
      await page.hold();
    },
    start: (questionId: string, contentType = "video/webm;codecs=vp9,opus") =>
      post<StartTakeAnswer>(`/questions/${questionId}/takes`, { fence, contentType }),
    head: (segmentId: string) => upload("HEAD", segmentId),
    patch: (segmentId: string, offset: number, bytes: Uint8Array<ArrayBuffer>) =>
      upload("PATCH", segmentId, offset, bytes),
    finishSegment: (segmentId: string, bytes: Uint8Array, more: { interrupted?: boolean; sha256?: string } = {}) =>
      post<{ sha256: string; bytes: number; receivedAt: string }>(`/segments/${segmentId}/finish`, {
        fence,
        bytes: bytes.length,
        sha256: more.sha256 ?? sha256(bytes),
        durationMs: 3000,
        interrupted: more.interrupted ?? false,
      }),
    finishTake: (takeId: string) => post(`/takes/${takeId}/finish`, { fence }),
    keep: (takeId: string) => post(`/takes/${takeId}/keep`, { fence }),
    discard: (takeId: string) => post(`/takes/${takeId}/discard`, { fence }),
    /** Records a take of these bytes in pieces, to its finish. */
    async record(questionId: string, bytes: Uint8Array<ArrayBuffer>, pieceBytes = 64 * 1024) {
      const { body: take } = await page.start(questionId);
      for (let offset = 0; offset < bytes.length; offset += pieceBytes) {
        await page.patch(take.segmentId, offset, bytes.slice(offset, offset + pieceBytes));
      }
      const receipt = await page.finishSegment(take.segmentId, bytes);
      const finished = await page.finishTake(take.takeId);
      return { ...take, receipt: receipt.body, room: finished.body };
    },
  };
  return page;
}
