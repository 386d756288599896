/** Files by signed address: ranges, expiry, and addresses that were tampered with. */

import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newId } from "../../../shared/ids.ts";
import { createMember, PASSWORD } from "../../../test/browser.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createWorkspace, testKeyring } from "../../../test/factories.ts";
import { type RoomServer, sha256, startRoomServer } from "../../../test/room-server.ts";
import { recordFile } from "../../core/files/index.ts";
import { signMedia } from "../../core/recordings/index.ts";

let test: TestDatabase;
let server: RoomServer;
let folder: string;
let url: string;
let fileId: string;
const bytes = new Uint8Array(randomBytes(100_000));

beforeAll(async () => {
  test = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), "greenroom-media-"));
  server = await startRoomServer(test, folder);
  const { id: workspaceId } = await createWorkspace(test.database);
  fileId = newId();
  const key = `${workspaceId}/made/${fileId}.mp4`;
  const stored = await server.deps.files.put(key, Buffer.from(bytes), { contentType: "video/mp4" });
  const file = { id: fileId, key, contentType: "video/mp4", name: 'my "answer".mp4', ...stored };
  await test.database
    .transaction()
    .execute((transaction) => recordFile({ transaction, workspaceId, now: new Date() }, file));
  url = signMedia({ keyring: testKeyring, publicUrl: server.url, now: new Date() }, file);
});
afterAll(async () => {
  await server?.close();
  await test?.drop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  server.clock.aheadMs = 0;
});

const get = (headers: Record<string, string> = {}, address = url) => fetch(address, { headers });
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());

describe("a signed address", () => {
  it("gives the whole file, and says how it may be used", async () => {
    const response = await get();
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-length": "100000",
      "content-type": "video/mp4",
      "accept-ranges": "bytes",
      etag: `"${sha256(bytes)}"`,
      "content-disposition": 'inline; filename="my _answer_.mp4"',
      "cross-origin-resource-policy": "cross-origin",
      "x-content-type-options": "nosniff",
      "access-control-allow-origin": "*",
      "cache-control": "private, max-age=3600",
    });
    expect(sha256(await bytesOf(response))).toBe(sha256(bytes));
    expect((await get({}, `${url}?download=1`)).headers.get("content-disposition")).toContain("attachment");
  });

  it.each([
    ["bytes=0-99", 206, "bytes 0-99/100000", 0, 100],
    ["bytes=99990-", 206, "bytes 99990-99999/100000", 99_990, 100_000],
    ["bytes=-10", 206, "bytes 99990-99999/100000", 99_990, 100_000],
  ])("gives %s", async (range, status, contentRange, start, end) => {
    const response = await get({ range });
    expect(response.status).toBe(status);
    expect(response.headers.get("content-range")).toBe(contentRange);
    expect(await bytesOf(response)).toEqual(bytes.slice(start, end));
  });

  it("refuses a range that is not there, and gives the whole when the file is another than was meant", async () => {
    const beyond = await get({ range: "bytes=100000-" });
    expect(beyond.status).toBe(416);
    expect(beyond.headers.get("content-range")).toBe("bytes */100000");
    expect((await get({ range: "bytes=0-9", "if-range": '"other"' })).status).toBe(200);
    expect((await get({ range: "bytes=0-9", "if-range": `"${sha256(bytes)}"` })).status).toBe(206);
    expect((await get({ "if-none-match": `"${sha256(bytes)}"` })).status).toBe(304);
  });

  it("answers HEAD without the bytes", async () => {
    const response = await fetch(url, { method: "HEAD" });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-length")).toBe("100000");
    expect((await bytesOf(response)).length).toBe(0);
  });

  it("is the same all day, lives for two weeks and then ends", async () => {
    const day = new Date("2026-07-01T00:00:00Z").getTime();
    const at = (ms: number) =>
      signMedia({ keyring: testKeyring, publicUrl: "", now: new Date(ms) }, { id: fileId, name: "a" });
    expect(at(day)).toBe(at(day + 86_399_000));
    expect(at(day)).not.toBe(at(day + 86_400_000));
    server.clock.aheadMs = 13 * 86_400_000;
    expect((await get()).status).toBe(200);
    server.clock.aheadMs = 16 * 86_400_000;
    expect((await get()).status).toBe(410);
  });

  it("opens nothing once it was tampered with", async () => {
    const [, , , , id = "", expires = "", signature = ""] = url.split("/");
    const address = (parts: string[]) => `${server.url}/media/${parts.join("/")}/a.mp4`;
    expect((await get({}, address([id, expires, signature]))).status).toBe(200);
    expect((await get({}, address([id, String(Number(expires) + 86_400), signature]))).status).toBe(403);
    expect((await get({}, address([newId(), expires, signature]))).status).toBe(403);
    expect(
      (await get({}, address([id, expires, signature.replace(/^./, (first) => (first === "A" ? "B" : "A"))]))).status,
    ).toBe(403);
    expect((await get({}, address(["x", "y", "z"]))).status).toBe(403);
  });

  it("of a file that is gone says so", async () => {
    const gone = signMedia(
      { keyring: testKeyring, publicUrl: server.url, now: new Date() },
      { id: newId(), name: "a.mp4" },
    );
    expect((await get({}, gone)).status).toBe(404);
  });
});

describe("saving a file", () => {
  it("is noted, with the member whose browser asks; watching it is not", async () => {
    const { id: workspaceId } = await createWorkspace(test.database);
    const id = newId();
    const key = `${workspaceId}/made/${id}.mp4`;
    const stored = await server.deps.files.put(key, Buffer.from(bytes), { contentType: "video/mp4" });
    const file = { id, key, contentType: "video/mp4", name: "answer.mp4", ...stored };
    await test.database
      .transaction()
      .execute((transaction) => recordFile({ transaction, workspaceId, now: new Date() }, file));
    const address = signMedia({ keyring: testKeyring, publicUrl: server.url, now: new Date() }, file);
    const passwordHash = await server.deps.signIn.hashPassword(PASSWORD);
    const member = { email: `saver-${id}@example.com`, role: "viewer" } as const;
    const memberId = await createMember(test.database, workspaceId, passwordHash, member);
    const cookies = await server.deps.signIn.enter({ email: member.email, password: PASSWORD }, new Headers());
    const cookie = cookies.map((one) => one.split(";", 1)[0]).join("; ");
    await bytesOf(await get({ cookie }, address));
    await bytesOf(await get({ cookie }, `${address}?download=1`));
    await bytesOf(await get({ cookie, range: "bytes=5-" }, `${address}?download=1`));
    const entries = await test.database
      .selectFrom("audit_entries")
      .select(["actor_kind", "actor_id", "action", "subject_type", "subject_id", "data"])
      .where("workspace_id", "=", workspaceId)
      .execute();
    expect(entries).toEqual([
      {
        ...{ actor_kind: "member", actor_id: memberId, action: "file.downloaded" },
        ...{ subject_type: "file", subject_id: id, data: { fileId: id, contentType: "video/mp4" } },
      },
    ]);
  });

  it("is noted once for each recording of an interview, however many parts are asked for at once", async () => {
    const { id: workspaceId } = await createWorkspace(test.database);
    const interviewId = newId();
    const files = await Promise.all(
      ["1", "2"].map(async (number) => {
        const id = newId();
        const key = `${workspaceId}/recordings/${interviewId}/${id}.mp4`;
        const stored = await server.deps.files.put(key, Buffer.from(bytes), { contentType: "video/mp4" });
        const file = { id, key, contentType: "video/mp4", name: `${number}.mp4`, ...stored };
        await test.database
          .transaction()
          .execute((transaction) => recordFile({ transaction, workspaceId, now: new Date() }, file));
        return file;
      }),
    );
    for (const file of files) {
      const address = signMedia({ keyring: testKeyring, publicUrl: server.url, now: new Date() }, file);
      const parts = ["bytes=0-3", "bytes=4-7", "bytes=8-"];
      await Promise.all(parts.map(async (range) => bytesOf(await get({ range }, `${address}?download=1`))));
    }
    const entries = await test.database
      .selectFrom("audit_entries")
      .select(["subject_type", "subject_id", sql<string>`data ->> 'fileId'`.as("file")])
      .where("workspace_id", "=", workspaceId)
      .orderBy("id")
      .execute();
    expect(entries).toEqual(files.map(({ id }) => ({ subject_type: "interview", subject_id: interviewId, file: id })));
  });
});
