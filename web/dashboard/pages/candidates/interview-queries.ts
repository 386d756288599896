/** What the pages read about interviews. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "../../api.ts";
import { keys } from "../../queries.ts";
import { type CandidateFilters, filterQuery, listQuery } from "./filters.ts";
import { isMoving } from "./possible.ts";

const LIST_AGAIN_MS = 15_000;
const PAGE_AGAIN_MS = 3_000;

export const interviewKey = (id: string) => [...keys.interviews, "one", id] as const;

/** A list, page by page. It is read again now and then while it is seen. */
export const interviewsQuery = (filters: CandidateFilters, positionId: string | null) =>
  infiniteQueryOptions({
    queryKey: [...keys.interviews, "list", positionId, filters],
    queryFn: ({ pageParam, signal }) =>
      api.GET("/interviews", { querySerializer: () => listQuery(filters, positionId, pageParam), signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    // While another order or filter is read, what is there stays.
    placeholderData: keepPreviousData,
    refetchInterval: LIST_AGAIN_MS,
  });

/** How many a list holds, by state; kept on the page while other filters are counted. */
export const countsQuery = (filters: CandidateFilters, positionId: string | null) => {
  const query = filterQuery(filters, positionId).toString();
  return queryOptions({
    queryKey: [...keys.interviews, "counts", query],
    queryFn: ({ signal }) => api.GET("/interviews/counts", { querySerializer: () => query, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: LIST_AGAIN_MS,
  });
};

/** One interview; read again every few seconds while something about it moves, and never while the tab is hidden. */
export const interviewQuery = (id: string) =>
  queryOptions({
    queryKey: interviewKey(id),
    queryFn: ({ signal }) => api.GET("/interviews/{id}", { params: { path: { id } }, signal }),
    refetchInterval: (query) => (query.state.data && isMoving(query.state.data) ? PAGE_AGAIN_MS : false),
    refetchIntervalInBackground: false,
  });

/** The newest events of an interview are at the end. */
export const interviewEventsQuery = (id: string, moving: boolean) =>
  queryOptions({
    queryKey: [...keys.events, "interview", id],
    queryFn: ({ signal }) =>
      api.GET("/interviews/{id}/events", { params: { path: { id }, query: { limit: 500 } }, signal }),
    refetchInterval: moving ? PAGE_AGAIN_MS : false,
    refetchIntervalInBackground: false,
  });
