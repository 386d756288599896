/** What the candidate's use cases need of the world. */
import type { Files } from "../../platform/files/files.ts";
import type { Keyring } from "../../platform/keyring/keyring.ts";
import type { Log } from "../../platform/log.ts";
import type { ChangeDeps } from "../change.ts";

/** Recordings while they arrive: files that only grow, each byte durable before it is acknowledged. */
export interface Uploads {
  /** Makes an empty upload; one that exists stays as it is. */
  create(key: string, facts: { contentType: string }): Promise<void>;
  /** Bytes that are durable now. */
  offset(key: string): Promise<number>;
  /** Length and SHA-256 of what is held, hashed while it arrived or read again after a restart. */
  digest(key: string): Promise<{ bytes: number; sha256: string }>;
  /** Runs while no other request of any process writes the upload. */
  exclusively<Value>(key: string, run: () => Promise<Value>): Promise<Value>;
}

export interface RoomDeps extends ChangeDeps {
  files: Files;
  uploads: Uploads;
  keyring: Keyring;
  publicUrl: string;
  log: Log;
}
