/**
 * Recordings while they arrive, as a data store of @tus/server: files in a folder that only grow. The size on disk is the only truth
 * about an upload; every byte below it is flushed before it is acknowledged, also what arrived of a request that broke off.
 */
import { type FileHandle, mkdir, open, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { DataStore, ERRORS, Upload } from "@tus/server";
import { checkKey, type StoredBytes } from "../files/files.ts";
import { createFileHasher, type FileHasher } from "./file-hasher.ts";

/** Bytes gathered before they are written in one call. */
const GATHER_BYTES = 256 * 1024;

/** Uploads whose flushed length is kept in memory. */
const KEPT_UPLOADS = 5000;

const isMissing = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";

/** One thread for all stores of a process; it starts with the first byte. */
const hasherOfProcess = createFileHasher();

export class GrowingFiles extends DataStore {
  readonly #folder: string;
  readonly #hasher: FileHasher;
  /** How much of an upload is known to be on the disk; what is not known is flushed when it is asked for. */
  readonly #flushedBytes = new Map<string, number>();

  constructor(folder: string, hasher: FileHasher = hasherOfProcess) {
    super();
    this.#hasher = hasher;
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
    const firstMade = await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(path, "a", 0o600);
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    // Also the folders that were made for it: a name that no folder holds on the disk leads nowhere after a power cut.
    const top = firstMade === undefined ? dirname(path) : dirname(firstMade);
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      const handle = await open(folder, "r");
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
      if (folder === top || folder === dirname(folder)) break;
    }
  }

  override async getUpload(key: string): Promise<Upload> {
    const path = this.pathOf(key);
    try {
      const { size } = await stat(path);
      if (this.#flushedBytes.get(path) !== size) await this.#flush(path, size);
      return new Upload({ id: key, offset: size });
    } catch (error) {
      if (isMissing(error)) throw ERRORS.FILE_NOT_FOUND;
      throw error;
    }
  }

  /** What a killed process or a failed write left in the system's memory alone is flushed before it is told of. */
  async #flush(path: string, bytes: number): Promise<void> {
    const file = await open(path, "r+");
    try {
      await file.datasync();
    } finally {
      await file.close();
    }
    this.#remember(path, bytes);
  }

  #remember(path: string, bytes: number): void {
    this.#flushedBytes.delete(path);
    this.#flushedBytes.set(path, bytes);
    const [oldest] = this.#flushedBytes.keys();
    if (this.#flushedBytes.size > KEPT_UPLOADS && oldest !== undefined) this.#flushedBytes.delete(oldest);
  }

  /** Appends a stream at the offset, which the caller has compared with the size under the upload's lock. */
  override async write(stream: Readable, key: string, offset: number): Promise<number> {
    const path = this.pathOf(key);
    const file = await open(path, "r+");
    let written = offset;
    try {
      let gathered: Buffer[] = [];
      let size = 0;
      const flush = async () => {
        if (size === 0) return;
        await writeAll(file, gathered, written);
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
        try {
          await flush();
        } finally {
          await file.datasync();
        }
        this.#remember(path, written);
        this.#hasher.follow(path, written);
      }
      return written;
    } finally {
      await file.close();
    }
  }

  /** Length and SHA-256 of what is on disk. */
  async digest(key: string): Promise<StoredBytes> {
    const { offset } = await this.getUpload(key);
    return { bytes: offset, sha256: await this.#hasher.digest(this.pathOf(key), offset) };
  }

  /** Gives up what memory holds of an upload that has ended. */
  forget(key: string): void {
    this.#flushedBytes.delete(this.pathOf(key));
    this.#hasher.forget(this.pathOf(key));
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
