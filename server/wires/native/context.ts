/** What the routes of the native API need; made once in main.ts. */
import type { ChangeDeps } from "../../core/change.ts";
import type { LiveHub } from "../../core/events/index.ts";
import type { EndpointDeps } from "../../core/webhooks/index.ts";
import type { Files } from "../../platform/files/files.ts";
import type { Keyring } from "../../platform/keyring/keyring.ts";
import type { Speech } from "../../platform/speech/speech.ts";
import type { CallerDeps } from "./caller.ts";

export interface NativeContext extends ChangeDeps, CallerDeps, EndpointDeps {
  keyring: Keyring;
  files: Files;
  live: LiveHub;
  /** null: the operator has switched no speech service on. */
  speech: Speech | null;
  publicUrl: string;
  /** Names the file that a mail has in the outbox. */
  outbox: { fileOf(messageId: string): string };
  /** What the server printed when it started on an empty database; opens the set-up page. */
  setupToken: string;
  capabilities: { smtp: boolean; ffmpeg: boolean; cameraOnPublicUrl: boolean };
}
