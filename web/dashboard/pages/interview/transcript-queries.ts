/** Reads a transcript and what stood there before; corrects it; has it made. */
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { Answer, Transcript } from "../../../../shared/native.ts";
import { api, ifVersion } from "../../api.ts";
import { keys } from "../../queries.ts";

export const transcriptQuery = (takeId: string) =>
  queryOptions({
    queryKey: [...keys.transcripts, takeId],
    queryFn: ({ signal }) => api.GET("/takes/{id}/transcript", { params: { path: { id: takeId } }, signal }),
  });

export const formerTranscriptsQuery = (takeId: string) =>
  queryOptions({
    queryKey: [...keys.transcripts, takeId, "former"],
    queryFn: ({ signal }) =>
      api.GET("/takes/{id}/transcript/history", { params: { path: { id: takeId }, query: { limit: 50 } }, signal }),
  });

function useWrite<Body>(takeId: string, write: (body: Body) => Promise<Transcript>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    // What stands there now is shown to whoever wrote upon something else.
    onError: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: transcriptQuery(takeId).queryKey, exact: true }),
        client.invalidateQueries({ queryKey: keys.interviews }),
      ]);
    },
    onSuccess: async (transcript) => {
      client.setQueryData(transcriptQuery(takeId).queryKey, transcript);
      await Promise.all(
        [keys.interviews, keys.events, formerTranscriptsQuery(takeId).queryKey].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
}

export const useCorrectTranscript = ({ takeId }: Pick<Answer, "takeId">) =>
  useWrite(takeId, ({ version, text }: { version: number; text: string }) =>
    api.PUT("/takes/{id}/transcript", {
      params: { path: { id: takeId }, header: ifVersion(version) },
      body: { text },
    }),
  );

export const useRequestTranscript = ({ takeId }: Pick<Answer, "takeId">) =>
  useWrite(takeId, () => api.POST("/takes/{id}/transcript/retry", { params: { path: { id: takeId } } }));
