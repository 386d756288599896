import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import S3rver from "s3rver";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkKey, FileMissingError, type Files } from "./files.ts";
import { openFiles } from "./open-files.ts";

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

let folder: string;
let s3: InstanceType<typeof S3rver>;
let stores: Record<string, Files>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "greenroom-files-"));
  s3 = new S3rver({
    address: "127.0.0.1",
    port: 0,
    silent: true,
    directory: join(folder, "s3"),
    configureBuckets: [{ name: "greenroom", configs: [] }],
  });
  const address: AddressInfo = await s3.run();
  const query = new URLSearchParams({
    endpoint: `http://127.0.0.1:${address.port}`,
    accessKeyId: "S3RVER",
    secretAccessKey: "S3RVER",
  });
  stores = {
    folder: await openFiles(`file:${join(folder, "store")}`),
    s3: await openFiles(`s3://greenroom/some/prefix?${query}`),
  };
});
afterAll(async () => {
  await s3.close();
  await rm(folder, { recursive: true, force: true });
});

describe.each(["folder", "s3"])("the %s store", (name) => {
  const store = (): Files => {
    const found = stores[name];
    if (!found) throw new Error(`no store ${name}`);
    return found;
  };

  it("gives back what was put, with its length and hash", async () => {
    const body = randomBytes(300_000);
    const stored = await store().put("a/b/one.bin", Readable.from([body.subarray(0, 1000), body.subarray(1000)]), {
      contentType: "application/octet-stream",
    });
    expect(stored).toEqual({ bytes: body.length, sha256: sha256(body) });
    const read = await store().get("a/b/one.bin");
    expect(read.bytes).toBe(body.length);
    expect((await buffer(read.stream)).equals(body)).toBe(true);
    expect(await store().head("a/b/one.bin")).toEqual({ bytes: body.length });
  });

  it("reads a range, both ends included", async () => {
    await store().put("ranges.txt", Buffer.from("0123456789"), { contentType: "text/plain" });
    const read = await store().get("ranges.txt", { start: 2, end: 5 });
    expect(read.bytes).toBe(4);
    expect((await buffer(read.stream)).toString()).toBe("2345");
  });

  it("overwrites, deletes twice without an error, and says when a file is missing", async () => {
    await store().put("again.txt", Buffer.from("one"), { contentType: "text/plain" });
    await store().put("again.txt", Buffer.from("three"), { contentType: "text/plain" });
    expect((await buffer((await store().get("again.txt")).stream)).toString()).toBe("three");
    await store().delete("again.txt");
    await store().delete("again.txt");
    expect(await store().head("again.txt")).toBeNull();
    await expect(store().get("again.txt")).rejects.toBeInstanceOf(FileMissingError);
    await expect(store().localCopy("again.txt")).rejects.toBeInstanceOf(FileMissingError);
  });

  it("takes a local file over and lends one out", async () => {
    const path = join(folder, `local-${name}`);
    await writeFile(path, "moved");
    expect(await store().moveIn("moved.txt", path, { contentType: "text/plain" })).toEqual({
      bytes: 5,
      sha256: sha256(Buffer.from("moved")),
    });
    await expect(readFile(path)).rejects.toThrow();
    const copy = await store().localCopy("moved.txt");
    expect(await readFile(copy.path, "utf8")).toBe("moved");
    await copy.release();
  });

  it("keeps no part of a stream that broke off", async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from("half");
        throw new Error("the sender went away");
      })(),
    );
    await expect(store().put("broken.bin", broken, { contentType: "x/y" })).rejects.toThrow("went away");
    expect(await store().head("broken.bin")).toBeNull();
  });

  it("says that it works", async () => {
    await expect(store().check()).resolves.toBeUndefined();
  });
});

describe("file keys", () => {
  it.each(["../x", "/etc/passwd", "a//b", "a/../b", ".hidden", "a\\b", "a/b\0", "", "a/"])("refuses %j", (key) => {
    expect(() => checkKey(key)).toThrow(RangeError);
  });
});

describe("signed addresses", () => {
  it("come from the store that has them", async () => {
    const options = { expiresInSeconds: 60, contentType: "text/plain", disposition: "inline" };
    await stores.s3?.put("signed.txt", Buffer.from("signed"), { contentType: "text/plain" });
    const url = await stores.s3?.signedUrl("signed.txt", options);
    expect(await (await fetch(url ?? "")).text()).toBe("signed");
    expect(await stores.folder?.signedUrl("signed.txt", options)).toBeNull();
  });
});
