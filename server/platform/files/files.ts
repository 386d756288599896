/** The port of the file store: recordings, resumes, brand files. A folder by default, any S3 store when outgrown. */
import type { Readable } from "node:stream";

export interface StoredBytes {
  bytes: number;
  /** Lower-case hex. */
  sha256: string;
}

export interface Files {
  /** Writes a whole file; durable when it resolves. */
  put(key: string, body: Readable | Buffer, options: { contentType: string }): Promise<StoredBytes>;
  /** Takes a local file over, which is gone afterwards. */
  moveIn(key: string, localPath: string, options: { contentType: string }): Promise<StoredBytes>;
  /** Reads a file, or the bytes from start to end (inclusive). @throws FileMissingError */
  get(key: string, range?: { start: number; end: number }): Promise<{ stream: Readable; bytes: number }>;
  head(key: string): Promise<{ bytes: number } | null>;
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>;
  /** A path on this machine's disk to read the file at; release it when done. @throws FileMissingError */
  localCopy(key: string): Promise<{ path: string; release(): Promise<void> }>;
  /** A short-lived address at the store itself; null when the store has none and the server streams. */
  signedUrl(
    key: string,
    options: { expiresInSeconds: number; contentType: string; disposition: string },
  ): Promise<string | null>;
  /** Resolves when the store can be written and read. */
  check(): Promise<void>;
}

export class FileMissingError extends Error {
  override name = "FileMissingError";
}

const PART = /^[0-9A-Za-z][0-9A-Za-z._-]*$/;

/** A key is a relative path of plain names; anything that could leave the store is refused. */
export function checkKey(key: string): string {
  if (key.length > 500 || !key.split("/").every((part) => PART.test(part))) {
    throw new RangeError("A file key is a relative path of plain names.");
  }
  return key;
}
