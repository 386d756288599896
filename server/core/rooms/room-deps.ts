/** What the candidate's use cases need of the world. */
import type { Files } from "../../platform/files/files.ts";
import type { Keyring } from "../../platform/keyring/keyring.ts";
import type { Log } from "../../platform/log.ts";
import type { UploadStorage } from "../../platform/uploads/uploads.ts";
import type { ChangeDeps } from "../change.ts";

export interface RoomDeps extends ChangeDeps {
  files: Files;
  /** Recordings while they arrive: files that only grow, each byte durable before it is acknowledged. */
  uploads: Omit<UploadStorage, "datastore" | "locker" | "close">;
  keyring: Keyring;
  publicUrl: string;
  log: Log;
}
