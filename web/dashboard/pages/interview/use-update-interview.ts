/** Saves what the team keeps about an interview: notes, tags, custom fields, questions. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type { Interview, replaceQuestionsSchema, updateInterviewSchema } from "../../../../shared/native.ts";
import { api, ifVersion } from "../../api.ts";
import { keys } from "../../queries.ts";
import { interviewKey } from "../candidates/interview-queries.ts";

function useSave<Body>(id: string, save: (body: Body) => Promise<Interview>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: save,
    // An answer that is still under way would show the state from before.
    onMutate: () => client.cancelQueries({ queryKey: interviewKey(id) }),
    onSuccess: async (interview) => {
      client.setQueryData(interviewKey(id), interview);
      await Promise.all(
        [[...keys.interviews, "list"], keys.fields, keys.events].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
}

export const useUpdateInterview = (id: string) =>
  useSave(id, ({ version, ...body }: z.input<typeof updateInterviewSchema> & { version?: number }) =>
    api.PATCH("/interviews/{id}", { params: { path: { id }, header: ifVersion(version) }, body }),
  );

export const useReplaceQuestions = (id: string) =>
  useSave(id, (body: z.input<typeof replaceQuestionsSchema>) =>
    api.PUT("/interviews/{id}/questions", { params: { path: { id } }, body }),
  );
