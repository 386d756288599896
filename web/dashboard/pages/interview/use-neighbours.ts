/** The candidates before and after this one, in the list that the reader came from; else in the position's own. */
import { type InfiniteData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Interview, InterviewRow, Page } from "../../../../shared/native.ts";
import { keys } from "../../queries.ts";
import { type CandidateFilters, NO_FILTERS } from "../candidates/filters.ts";
import { interviewsQuery } from "../candidates/interview-queries.ts";
import { type Neighbours, neighboursIn } from "./neighbours.ts";

interface List {
  filters: CandidateFilters;
  positionId: string | null;
}

const isFilters = (value: unknown): value is CandidateFilters =>
  typeof value === "object" && value !== null && Object.keys(NO_FILTERS).every((name) => name in value);

/** From the key of a list's query, as interviewsQuery makes it. */
function listIn(queryKey: readonly unknown[]): List | null {
  const [, , positionId, filters] = queryKey;
  return isFilters(filters) ? { positionId: typeof positionId === "string" ? positionId : null, filters } : null;
}

const ALONE: Neighbours = { previous: null, next: null };

export function useNeighbours(interview: Pick<Interview, "id" | "positionId">): Neighbours {
  const client = useQueryClient();
  // Chosen once: going from candidate to candidate stays in the same list.
  const [list] = useState<List>(() => {
    const holding = client
      .getQueryCache()
      .findAll({ queryKey: [...keys.interviews, "list"] })
      .filter((query) => {
        const data = client.getQueryData<InfiniteData<Page<InterviewRow>>>(query.queryKey);
        return data?.pages.some((page) => page.data.some((row) => row.id === interview.id));
      })
      .sort((left, right) => right.state.dataUpdatedAt - left.state.dataUpdatedAt);
    return listIn(holding[0]?.queryKey ?? []) ?? { filters: NO_FILTERS, positionId: interview.positionId };
  });
  const { data, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(
    interviewsQuery(list.filters, list.positionId),
  );
  const rows = data?.pages.flatMap((page) => page.data) ?? [];
  // A decision may take the candidate out of a filtered list; the ones before and after stay where they were.
  const known = useRef(ALONE);
  known.current = neighboursIn(rows, interview.id) ?? known.current;
  const atEnd = hasNextPage && rows.at(-1)?.id === interview.id;
  useEffect(() => {
    if (atEnd && !isFetching) void fetchNextPage();
  }, [atEnd, isFetching, fetchNextPage]);
  return known.current;
}
