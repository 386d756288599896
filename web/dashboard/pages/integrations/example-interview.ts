/** A real interview of the position, for the samples that name one; null while there is none. */
import { queryOptions } from "@tanstack/react-query";
import type { InterviewRow, Page } from "../../../../shared/native.ts";
import { call } from "../../api.ts";
import { keys } from "../../queries.ts";

export const exampleInterviewQuery = (positionId: string) =>
  queryOptions({
    queryKey: [...keys.interviews, "example", positionId],
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ positionId, limit: "1" });
      const page = await call<Page<InterviewRow>>(`/interviews?${query}`, { signal });
      return page.data[0] ?? null;
    },
  });
