/** What the pages read about people. Their keys begin as those of interviews do: what changes an interview may change its person. */
import { queryOptions } from "@tanstack/react-query";
import { api } from "../../api.ts";
import { whileRead } from "../../cv-while-read.ts";
import { keys } from "../../queries.ts";

export const candidateKey = (id: string) => [...keys.interviews, "candidate", id] as const;

export const candidateQuery = (id: string) =>
  queryOptions({
    queryKey: candidateKey(id),
    queryFn: ({ signal }) => api.GET("/candidates/{id}", { params: { path: { id } }, signal }),
    refetchInterval: ({ state }) => whileRead(state.data?.cv),
  });
