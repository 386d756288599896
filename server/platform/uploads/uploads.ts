/** Uploads of recordings: where they grow, who may write them, and how a finished one becomes a file of the store. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { DataStore } from "@tus/server";
import type { Files, StoredBytes } from "../files/files.ts";
import { GrowingFiles } from "./growing-files.ts";
import { createUploadLocker, type LockConnection, type UploadLocker } from "./upload-locker.ts";

export interface UploadStorage {
  /** For @tus/server; the id of an upload is the key of the file that it becomes. */
  datastore: DataStore;
  locker: UploadLocker;
  /** Makes an empty upload; one that exists stays as it is. */
  create(key: string, facts: { contentType: string }): Promise<void>;
  /** Bytes that are durable now. */
  offset(key: string): Promise<number>;
  /** Length and SHA-256 of what is held. */
  digest(key: string): Promise<StoredBytes>;
  /** Runs while no other request of any process writes the upload. */
  exclusively<Value>(key: string, run: () => Promise<Value>): Promise<Value>;
  /** Makes an upload that will not grow any more readable under its key in the store. Doing it twice is no error. */
  settle(key: string, facts: { contentType: string }): Promise<void>;
  /** Deletes what an upload holds beside the store; what is not there is no error. */
  discard(key: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * With a folder as the store, uploads grow in place. With S3 they grow in the data folder and move to the store when they are
 * finished, so the processes that take the chunks of one recording must share that folder.
 */
export function openUploads(options: {
  filesUrl: string;
  dataDir: string;
  files: Files;
  connect: () => Promise<LockConnection>;
}): UploadStorage {
  const { filesUrl, files } = options;
  const inPlace = filesUrl.startsWith("file:");
  const folder = !inPlace
    ? join(options.dataDir, "uploads")
    : filesUrl.startsWith("file:///")
      ? fileURLToPath(filesUrl)
      : filesUrl.slice("file:".length);
  const growing = new GrowingFiles(folder);
  const locker = createUploadLocker(options.connect);
  return {
    datastore: growing,
    locker,
    create: (key) => growing.begin(key),
    offset: async (key) => (await growing.getUpload(key)).offset,
    digest: (key) => growing.digest(key),
    exclusively: (key, run) => locker.exclusively(key, run),
    async settle(key, { contentType }) {
      growing.forget(key);
      if (inPlace || (await files.head(key)) !== null) return;
      await files.moveIn(key, growing.pathOf(key), { contentType });
    },
    async discard(key) {
      growing.forget(key);
      await rm(growing.pathOf(key), { force: true });
    },
    close: () => locker.close(),
  };
}
