/** What the pages of positions read: the list by its filters, projects, question sets, who can be chosen. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Page } from "../../../../shared/native.ts";
import { api } from "../../api.ts";
import { keys } from "../../queries.ts";
import type { PositionFilters } from "./position-filters.ts";

const ROWS_A_PAGE = 50;
/** Projects and sets are shown whole. */
const MOST_ROWS = 1000;

/** The list of positions, page by page. */
export const positionListQuery = (filters: PositionFilters) =>
  infiniteQueryOptions({
    queryKey: [...keys.positions, "list", filters],
    placeholderData: keepPreviousData,
    initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam }) => {
      const query = new URLSearchParams({ limit: String(ROWS_A_PAGE), archived: String(filters.archived === true) });
      if (filters.search?.trim()) query.set("search", filters.search.trim());
      if (filters.project) query.set("projectId", filters.project);
      if (filters.open) query.set("visibility", filters.open);
      if (filters.sort) query.set("sort", filters.sort);
      if (pageParam) query.set("cursor", pageParam);
      return api.GET("/positions", { querySerializer: () => query.toString(), signal });
    },
    getNextPageParam: (page) => page.next,
  });

/** Every page of a short list. */
async function readWhole<Row>(
  readPage: (query: { limit: number; cursor: string | undefined }) => Promise<Page<Row>>,
): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<Row> = await readPage({ limit: 200, cursor: cursor ?? undefined });
    rows.push(...page.data);
    cursor = page.next;
  } while (cursor && rows.length < MOST_ROWS);
  return rows;
}

export const PROJECTS_KEY = ["projects"] as const;
export const projectsQuery = queryOptions({
  queryKey: PROJECTS_KEY,
  queryFn: async ({ signal }) =>
    (await readWhole((query) => api.GET("/projects", { params: { query }, signal }))).sort((left, right) =>
      left.title.localeCompare(right.title),
    ),
});

export const QUESTION_SETS_KEY = ["question-sets"] as const;
export const questionSetsQuery = queryOptions({
  queryKey: QUESTION_SETS_KEY,
  queryFn: async ({ signal }) =>
    (await readWhole((query) => api.GET("/question-sets", { params: { query }, signal }))).sort((left, right) =>
      left.name.localeCompare(right.name),
    ),
});
