/** What the pages read of CVs without an address. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { EntryState } from "../../../../shared/native/hiring-words.ts";
import { ENTRY_STATES } from "../../../../shared/native/hiring-words.ts";
import type { Tone } from "../../../ui/state-word.tsx";
import { api } from "../../api.ts";
import { keys } from "../../queries.ts";

const ROWS_A_PAGE = 50;

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

/** Entries, newest first, page by page. */
export const entriesQuery = (state: EntryState | undefined) =>
  infiniteQueryOptions({
    queryKey: [...keys.entries, "list", state],
    placeholderData: keepPreviousData,
    initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam }) =>
      api.GET("/candidate-entries", {
        params: { query: { state, limit: ROWS_A_PAGE, cursor: pageParam ?? undefined } },
        signal,
      }),
    getNextPageParam: (page) => page.next,
  });

export const entryQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.entries, "one", id],
    queryFn: ({ signal }) => api.GET("/candidate-entries/{id}", { params: { path: { id } }, signal }),
  });
