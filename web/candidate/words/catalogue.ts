/** What the room's catalogue of one language holds. */
import type { Alike, PlainKeyOf } from "../../ui/speech.ts";
import type { Browser } from "../environment.ts";
import type { DeviceFault } from "./device-faults.ts";
import type { entrance } from "./en/entrance.ts";
import type { recording } from "./en/recording.ts";

export type EntranceWords = Alike<typeof entrance>;
export type RecordingWords = Alike<typeof recording>;

export interface FaultWords {
  title: string;
  say: string;
  steps: readonly string[];
}
/** What can keep a camera away, and where each browser has its switch. */
export interface FaultCatalogue {
  permission: Readonly<Record<Browser, readonly string[]>>;
  faults: Readonly<Record<DeviceFault, FaultWords>>;
}

/** Everything that the room says in one language: the way in at first, the rest when something is recorded. */
export interface Catalogue {
  words: EntranceWords & Partial<RecordingWords>;
  faults: FaultCatalogue | null;
}

export type English = typeof entrance & typeof recording;
export type PlainKey = PlainKeyOf<English>;
