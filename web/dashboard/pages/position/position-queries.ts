/** What the pages of positions read: the list by its filters, projects, question sets, who can be chosen. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Page, PositionRow, Project, QuestionSet } from "../../../../shared/native.ts";
import { call } from "../../api.ts";
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
      return call<Page<PositionRow>>(`/positions?${query}`, { signal });
    },
    getNextPageParam: (page) => page.next,
  });

/** Every page of a short list. */
async function readWhole<Row>(path: string, signal: AbortSignal): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<Row> = await call(`${path}?limit=200${cursor ? `&cursor=${cursor}` : ""}`, { signal });
    rows.push(...page.data);
    cursor = page.next;
  } while (cursor && rows.length < MOST_ROWS);
  return rows;
}

export const PROJECTS_KEY = ["projects"] as const;
export const projectsQuery = queryOptions({
  queryKey: PROJECTS_KEY,
  queryFn: async ({ signal }) =>
    (await readWhole<Project>("/projects", signal)).sort((left, right) => left.title.localeCompare(right.title)),
});

export const QUESTION_SETS_KEY = ["question-sets"] as const;
export const questionSetsQuery = queryOptions({
  queryKey: QUESTION_SETS_KEY,
  queryFn: async ({ signal }) =>
    (await readWhole<QuestionSet>("/question-sets", signal)).sort((left, right) => left.name.localeCompare(right.name)),
});
