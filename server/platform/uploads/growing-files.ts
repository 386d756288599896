/**
 * Recordings while they arrive, as a data store of @tus/server: files in a folder that only grow. The size on disk is the only truth
 * about an upload; every byte below it is flushed before it is acknowledged, also what arrived of a request that broke off.
 */
import { createHash, type Hash } from "node:crypto";
import { type FileHandle, mkdir, open, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { DataStore, ERRORS, Upload } from "@tus/server";
import { checkKey, type StoredBytes } from "../files/files.ts";
import { hashFile } from "../files/folder-files.ts";

/** Bytes gathered before they are written in one call. */
const GATHER_BYTES = 256 * 1024;
/** Uploads whose running hash is kept in memory; another costs one read of its file when it ends. */
const KEPT_HASHES = 1000;

const isMissing = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";

export class GrowingFiles extends DataStore {
  readonly #folder: string;
  readonly #hashes = new Map<string, { bytes: number; hash: Hash }>();

  constructor(folder: string) {
    super();
    this.#folder = folder;
    this.extensions = ["creation", "creation-defer-length"];
  }

  /** Where the bytes of an upload lie. */
  pathOf(key: string): string {
    return join(this.#folder, checkKey(key));
  }

  /** Makes an empty file; one that exists stays as it is. */
  async begin(key: string): Promise<void> {
    const path = this.pathOf(key);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(path, "a", 0o600);
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    const folder = await open(dirname(path), "r");
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  override async getUpload(key: string): Promise<Upload> {
    try {
      return new Upload({ id: key, offset: (await stat(this.pathOf(key))).size });
    } catch (error) {
      if (isMissing(error)) throw ERRORS.FILE_NOT_FOUND;
      throw error;
    }
  }

  /** Appends a stream at the offset, which the caller has compared with the size under the upload's lock. */
  override async write(stream: Readable, key: string, offset: number): Promise<number> {
    const file = await open(this.pathOf(key), "r+");
    let known = this.#hashes.get(key);
    if (known?.bytes !== offset) known = offset === 0 ? { bytes: 0, hash: createHash("sha256") } : undefined;
    const running = known ? { bytes: known.bytes, hash: known.hash } : null;
    this.#hashes.delete(key);
    let written = offset;
    try {
      let gathered: Buffer[] = [];
      let size = 0;
      const flush = async () => {
        if (size === 0) return;
        await writeAll(file, gathered, written);
        if (running) {
          for (const part of gathered) running.hash.update(part);
          running.bytes += size;
        }
        written += size;
        gathered = [];
        size = 0;
      };
      try {
        for await (const chunk of stream) {
          gathered.push(chunk);
          size += chunk.length;
          if (size >= GATHER_BYTES) await flush();
        }
      } finally {
        // What arrived before a request broke off is kept too.
        await flush();
        await file.datasync();
      }
      return written;
    } finally {
      if (running && running.bytes === written) this.#keepHash(key, running);
      await file.close();
    }
  }

  #keepHash(key: string, running: { bytes: number; hash: Hash }): void {
    this.#hashes.set(key, running);
    if (this.#hashes.size > KEPT_HASHES) {
      const [oldest] = this.#hashes.keys();
      if (oldest !== undefined) this.#hashes.delete(oldest);
    }
  }

  /** Length and SHA-256 of what is held: from the running hash when this process saw every byte, else read again. */
  async digest(key: string): Promise<StoredBytes> {
    const { offset } = await this.getUpload(key);
    const running = this.#hashes.get(key);
    if (running && running.bytes === offset) return { bytes: offset, sha256: running.hash.copy().digest("hex") };
    return hashFile(this.pathOf(key));
  }

  /** Gives up what memory holds of an upload that has ended. */
  forget(key: string): void {
    this.#hashes.delete(key);
  }
}

/** Writes buffers one after the other at a position, however many calls the system needs. */
async function writeAll(file: FileHandle, buffers: Buffer[], position: number): Promise<void> {
  const { bytesWritten } = await file.writev(buffers, position);
  const total = buffers.reduce((sum, buffer) => sum + buffer.length, 0);
  if (bytesWritten === total) return;
  const rest = Buffer.concat(buffers).subarray(bytesWritten);
  await writeAll(file, [rest], position + bytesWritten);
}
