/** A real interview of the position, for the samples that name one; null while there is none. */
import { queryOptions } from "@tanstack/react-query";
import { api } from "../../api.ts";
import { keys } from "../../queries.ts";

export const exampleInterviewQuery = (positionId: string) =>
  queryOptions({
    queryKey: [...keys.interviews, "example", positionId],
    queryFn: async ({ signal }) => {
      const page = await api.GET("/interviews", { params: { query: { positionId, limit: 1 } }, signal });
      return page.data[0] ?? null;
    },
  });
