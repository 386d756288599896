/** What the pipeline reads of applications, and what the page knows at once after it changed one. */
import { type InfiniteData, infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { Application, Page } from "../../../../shared/native.ts";
import { api } from "../../api.ts";
import { whileRead } from "../../cv-while-read.ts";
import { keys } from "../../queries.ts";

const CARDS_A_PAGE = 25;

const stageKey = (stageId: string) => [...keys.applications, "stage", stageId] as const;

/** Who is active in a stage, newest first, page by page. */
export const stageQuery = (stageId: string) =>
  infiniteQueryOptions({
    queryKey: stageKey(stageId),
    initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam }) =>
      api.GET("/applications", {
        params: { query: { stageId, state: "active", limit: CARDS_A_PAGE, cursor: pageParam ?? undefined } },
        signal,
      }),
    getNextPageParam: (page) => page.next,
  });

/** Who was rejected from a post, in whatever stage. */
export const rejectedQuery = (jobPostId: string) =>
  infiniteQueryOptions({
    queryKey: [...keys.applications, "rejected", jobPostId],
    initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam }) =>
      api.GET("/applications", {
        params: { query: { jobPostId, state: "rejected", limit: CARDS_A_PAGE, cursor: pageParam ?? undefined } },
        signal,
      }),
    getNextPageParam: (page) => page.next,
  });

export const applicationQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.applications, "one", id],
    queryFn: ({ signal }) => api.GET("/applications/{id}", { params: { path: { id } }, signal }),
    refetchInterval: ({ state }) => whileRead(state.data?.cv),
  });

/** The newest applications of a person. */
export const applicationsOfQuery = (candidateId: string) =>
  queryOptions({
    queryKey: [...keys.applications, "candidate", candidateId],
    queryFn: ({ signal }) => api.GET("/applications", { params: { query: { candidateId, limit: 50 } }, signal }),
  });

type Pages = InfiniteData<Page<Application>, string | null>;

const without = (pages: Pages, id: string): Pages => ({
  ...pages,
  pages: pages.pages.map((page) => ({ ...page, data: page.data.filter((row) => row.id !== id) })),
});

/** Into the first page, in its place by age: what stands further down is found there when the pages are read again. */
function withRow(pages: Pages, row: Application): Pages {
  const [first, ...others] = without(pages, row.id).pages;
  if (!first) return pages;
  const place = first.data.findIndex(({ createdAt }) => createdAt < row.createdAt);
  const data = place === -1 ? [...first.data, row] : first.data.toSpliced(place, 0, row);
  return { ...pages, pages: [{ ...first, data }, ...others] };
}

/** Ends what is being read of the stages: an answer from before a change would put its application back where it was. */
export const stopReadingStages = (client: QueryClient): Promise<void> =>
  client.cancelQueries({ queryKey: [...keys.applications, "stage"] });

/** Shows an application where it now is, before the server is asked again. */
export function putInStage(client: QueryClient, from: string, row: Application): void {
  client.setQueryData<Pages>(stageKey(from), (pages) => pages && without(pages, row.id));
  if (row.state === "rejected") return;
  client.setQueryData<Pages>(stageKey(row.stageId), (pages) => pages && withRow(pages, row));
}
