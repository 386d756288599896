/** What the pages read of CVs without an address. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { EntryState } from "../../../../shared/native/hiring-words.ts";
import { api } from "../../api.ts";
import { keys } from "../../queries.ts";

const ROWS_A_PAGE = 50;

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
