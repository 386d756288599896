/** The file store in a folder: written beside, flushed, then renamed into place, so that no half file is ever seen. */
import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, constants, mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { checkKey, FileMissingError, type Files, type StoredBytes } from "./files.ts";

const isMissing = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";

async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Hashes a file on disk while reading it. */
export async function hashFile(path: string): Promise<StoredBytes> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest("hex") };
}

/** Opens a store in the folder, which is made when the first file is written. */
export function openFolderFiles(folder: string): Files {
  const pathOf = (key: string) => join(folder, checkKey(key));

  async function place(temporary: string, path: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await rename(temporary, path);
    await flushFolder(dirname(path));
  }

  async function temporaryPath(): Promise<string> {
    const incoming = join(folder, "incoming");
    await mkdir(incoming, { recursive: true, mode: 0o700 });
    return join(incoming, randomUUID());
  }

  return {
    async put(key, body) {
      const path = pathOf(key);
      const temporary = await temporaryPath();
      const hash = createHash("sha256");
      let bytes = 0;
      const file = await open(temporary, "wx", 0o600);
      try {
        for await (const chunk of Buffer.isBuffer(body) ? Readable.from([body]) : body) {
          hash.update(chunk);
          bytes += chunk.length;
          await file.writeFile(chunk);
        }
        await file.sync();
        await file.close();
        await place(temporary, path);
      } catch (error) {
        await file.close().catch(() => undefined);
        await rm(temporary, { force: true });
        throw error;
      }
      return { bytes, sha256: hash.digest("hex") };
    },
    async moveIn(key, localPath) {
      const path = pathOf(key);
      const stored = await hashFile(localPath);
      const file = await open(localPath, "r+");
      try {
        await file.sync();
      } finally {
        await file.close();
      }
      try {
        await place(localPath, path);
      } catch (error) {
        if (!(error instanceof Error && "code" in error && error.code === "EXDEV")) throw error;
        await this.put(key, createReadStream(localPath), { contentType: "" });
        await rm(localPath, { force: true });
      }
      return stored;
    },
    async get(key, range) {
      const path = pathOf(key);
      const facts = await stat(path).catch((error: unknown) => {
        if (isMissing(error)) throw new FileMissingError(key);
        throw error;
      });
      const start = range?.start ?? 0;
      const end = Math.min(range?.end ?? facts.size - 1, facts.size - 1);
      if (facts.size === 0) return { stream: Readable.from([]), bytes: 0 };
      return { stream: createReadStream(path, { start, end, highWaterMark: 256 * 1024 }), bytes: end - start + 1 };
    },
    async head(key) {
      try {
        return { bytes: (await stat(pathOf(key))).size };
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async delete(key) {
      await rm(pathOf(key), { force: true });
    },
    async localCopy(key) {
      const path = pathOf(key);
      await access(path).catch(() => {
        throw new FileMissingError(key);
      });
      return { path, release: async () => undefined };
    },
    signedUrl: async () => null,
    async check() {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await access(folder, constants.R_OK | constants.W_OK);
    },
  };
}
