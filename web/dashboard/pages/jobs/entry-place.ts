/** What the list of CVs shows as its address says it, and the words of a CV's states. */
import { ENTRY_STATES, type EntryState } from "../../../../shared/native/hiring-words.ts";
import type { Tone } from "../../../ui/state-word.tsx";

export const ENTRY_WORDS: Readonly<Record<EntryState, { words: string; tone: Tone }>> = {
  queued: { words: "Waits to be fetched", tone: "neutral" },
  processing: { words: "Being read", tone: "busy" },
  read: { words: "To confirm", tone: "warn" },
  failed: { words: "Not fetched", tone: "bad" },
  confirmed: { words: "Confirmed", tone: "good" },
};

export interface EntryPlace {
  state?: EntryState;
  /** The entry that is open beside the list. */
  entry?: string;
}

/** Reads an address; what it says in error is left out. */
export function entryPlaceIn({ state, entry }: Record<string, unknown>): EntryPlace {
  const known = ENTRY_STATES.find((name) => name === state);
  return {
    ...(known ? { state: known } : {}),
    ...(typeof entry === "string" && /^[0-9a-f-]{36}$/i.test(entry) ? { entry } : {}),
  };
}
