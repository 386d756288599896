/** The hashing thread: always the hash of what is on disk, whatever it was told before. */
import { createHash, randomBytes } from "node:crypto";
import { appendFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createFileHasher } from "./file-hasher.ts";

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const hasher = createFileHasher();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "greenroom-hasher-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it("follows a file that grows, and answers for any length up to its own", async () => {
  const path = join(folder, "growing");
  const first = randomBytes(700_001);
  const second = randomBytes(300_000);
  await writeFile(path, first);
  hasher.follow(path, first.length);
  await appendFile(path, second);
  const whole = Buffer.concat([first, second]);
  expect(await hasher.digest(path, whole.length)).toBe(sha256(whole));
  expect(await hasher.digest(path, whole.length)).toBe(sha256(whole));
  expect(await hasher.digest(path, 10)).toBe(sha256(whole.subarray(0, 10)));
  hasher.forget(path);
  expect(await hasher.digest(path, whole.length)).toBe(sha256(whole));
});

it("answers many at once, each its own", async () => {
  const files = Array.from({ length: 20 }, (_, index) => ({
    path: join(folder, `many-${index}`),
    body: randomBytes(index * 999),
  }));
  for (const { path, body } of files) await writeFile(path, body);
  const answers = await Promise.all(files.map(({ path, body }) => hasher.digest(path, body.length)));
  expect(answers).toEqual(files.map(({ body }) => sha256(body)));
});

it("says that a file is missing or shorter than claimed, and goes on", async () => {
  const path = join(folder, "short");
  hasher.follow(path, 5);
  await expect(hasher.digest(path, 5)).rejects.toThrow("ENOENT");
  await writeFile(path, "1234");
  await expect(hasher.digest(path, 5)).rejects.toThrow("shorter");
  expect(await hasher.digest(path, 4)).toBe(sha256(Buffer.from("1234")));
});
