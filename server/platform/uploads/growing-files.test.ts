/** Uploads on disk: every piece kept, whatever breaks in between. */
import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GrowingFiles } from "./growing-files.ts";

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "greenroom-growing-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("growing files", () => {
  it("hold exactly what arrived, in whatever pieces, with its hash, also after a restart in between", async () => {
    let number = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 700_000 }), fc.boolean()), { maxLength: 6 }),
        async (pieces) => {
          const key = `random/${number++}.webm`;
          let store = new GrowingFiles(folder);
          await store.begin(key);
          const all: Buffer[] = [];
          let offset = 0;
          for (const [size, restart] of pieces) {
            if (restart) {
              // What a new process knows: nothing but the file.
              store.forget(key);
              store = new GrowingFiles(folder);
            }
            const piece = randomBytes(size);
            all.push(piece);
            offset = await store.write(
              Readable.from([piece.subarray(0, size / 3), piece.subarray(size / 3)]),
              key,
              offset,
            );
          }
          const whole = Buffer.concat(all);
          expect(offset).toBe(whole.length);
          expect(await store.digest(key)).toEqual({ bytes: whole.length, sha256: sha256(whole) });
          expect((await readFile(store.pathOf(key))).equals(whole)).toBe(true);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("keep what arrived of a request that broke off, and go on from there", async () => {
    const store = new GrowingFiles(folder);
    await store.begin("broken.webm");
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from("first ");
        throw new Error("connection lost");
      })(),
    );
    await expect(store.write(broken, "broken.webm", 0)).rejects.toThrow("connection lost");
    expect((await store.getUpload("broken.webm")).offset).toBe(6);
    await store.write(Readable.from([Buffer.from("second")]), "broken.webm", 6);
    expect(await store.digest("broken.webm")).toEqual({ bytes: 12, sha256: sha256(Buffer.from("first second")) });
  });

  it("leave an upload that exists as it is, and know which do not exist", async () => {
    const store = new GrowingFiles(folder);
    await store.begin("again.webm");
    await store.write(Readable.from([Buffer.from("kept")]), "again.webm", 0);
    await store.begin("again.webm");
    expect((await store.getUpload("again.webm")).offset).toBe(4);
    await expect(store.getUpload("never.webm")).rejects.toMatchObject({ status_code: 404 });
    expect(() => store.pathOf("../../etc/passwd")).toThrow(RangeError);
  });
});
