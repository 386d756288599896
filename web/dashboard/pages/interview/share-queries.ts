/** What the page reads and writes of share links. */
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { CreateShare } from "../../../../shared/native.ts";
import { toast } from "../../../ui/toast.tsx";
import { api } from "../../api.ts";
import { keys } from "../../queries.ts";
import { problemWords } from "../../words.ts";

export const sharesQuery = (interviewId: string) =>
  queryOptions({
    queryKey: [...keys.shares, interviewId],
    queryFn: ({ signal }) =>
      api.GET("/interviews/{id}/shares", { params: { path: { id: interviewId }, query: { limit: 200 } }, signal }),
  });

export const openingsQuery = (shareId: string) =>
  infiniteQueryOptions({
    queryKey: [...keys.shares, "openings", shareId],
    queryFn: ({ pageParam, signal }) =>
      api.GET("/shares/{id}/openings", {
        params: { path: { id: shareId }, query: { limit: 50, cursor: pageParam ?? undefined } },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

function useAgain() {
  const client = useQueryClient();
  return () => Promise.all([keys.shares, keys.events].map((queryKey) => client.invalidateQueries({ queryKey })));
}

export function useCreateShare(interviewId: string) {
  const again = useAgain();
  return useMutation({
    mutationFn: (body: CreateShare) =>
      api.POST("/interviews/{id}/shares", { params: { path: { id: interviewId } }, body }),
    onSuccess: again,
  });
}

export function useEndShare() {
  const again = useAgain();
  return useMutation({
    mutationFn: (id: string) => api.DELETE("/shares/{id}", { params: { path: { id } } }),
    onSuccess: async () => {
      await again();
      toast("The link is ended. It opens nothing any more.");
    },
    onError: async (error) => {
      await again();
      toast(problemWords(error).detail, "bad");
    },
  });
}
