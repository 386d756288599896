/** What the pages of job posts read. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "../../api.ts";
import { keys } from "../../queries.ts";
import type { JobFilters } from "./job-filters.ts";

const ROWS_A_PAGE = 50;

/** Job posts, newest first, page by page. */
export const jobListQuery = ({ search, state, project }: JobFilters) =>
  infiniteQueryOptions({
    queryKey: [...keys.jobs, "list", { search: search?.trim(), state, project }],
    placeholderData: keepPreviousData,
    initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam }) =>
      api.GET("/job-posts", {
        params: {
          query: {
            limit: ROWS_A_PAGE,
            cursor: pageParam ?? undefined,
            search: search?.trim() || undefined,
            state,
            projectId: project,
          },
        },
        signal,
      }),
    getNextPageParam: (page) => page.next,
  });

export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.jobs, "one", id],
    queryFn: ({ signal }) => api.GET("/job-posts/{id}", { params: { path: { id } }, signal }),
  });
