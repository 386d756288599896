/** What a person does with an interview, from a list or from its page: the call, what is read again, what is said. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Decision } from "../../../../shared/native.ts";
import { toast } from "../../../ui/toast.tsx";
import { api } from "../../api.ts";
import { keys } from "../../queries.ts";
import { problemWords } from "../../words.ts";
import { interviewKey } from "./interview-queries.ts";

export type InterviewAction =
  | { name: "admit" | "reopen" | "archive" | "unarchive" | "new-link" }
  | { name: "refuse"; reason: string }
  | { name: "decide"; decision: Decision }
  | { name: "resend"; email?: string }
  | { name: "extend"; days: number };

const DECIDED: Record<Decision, string> = {
  undecided: "is undecided again",
  shortlisted: "is shortlisted",
  discarded: "is discarded",
};

/** One sentence that says what has happened. */
function doneWords(action: InterviewAction, name: string): string {
  switch (action.name) {
    case "admit":
      return `${name} is admitted.`;
    case "refuse":
      return `${name} is refused. Admit takes it back.`;
    case "decide":
      return `${name} ${DECIDED[action.decision]}.`;
    case "resend":
      return "The invitation is on its way again.";
    case "extend":
      return `The link lives ${action.days} ${action.days === 1 ? "day" : "days"} longer.`;
    case "reopen":
      return "The interview is open again.";
    case "archive":
      return `${name} is archived.`;
    case "unarchive":
      return `${name} is back in the list.`;
    case "new-link":
      return "There is a new link. The old one no longer works.";
  }
}

interface Target {
  id: string;
  name: string;
}

/** Runs actions. Says what happened; a refusal is said too, unless the caller shows it at its form (quiet). */
export function useInterviewAction({ quiet = false }: { quiet?: boolean } = {}) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ target, action }: { target: Target; action: InterviewAction }) => {
      const params = { path: { id: target.id } };
      switch (action.name) {
        case "refuse":
          return api.POST("/interviews/{id}/refuse", { params, body: { reason: action.reason } });
        default: {
          const { name, ...body } = action;
          return api.POST(`/interviews/{id}/${name}`, { params, body });
        }
      }
    },
    onSuccess: async (interview, { target, action }) => {
      client.setQueryData(interviewKey(target.id), interview);
      toast(doneWords(action, target.name));
      await Promise.all(
        [keys.interviews, keys.positions, keys.mails, keys.events].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      );
    },
    onError: (error) => {
      if (quiet) return;
      const { title, detail } = problemWords(error);
      toast(`${title}. ${detail}`, "bad");
    },
  });
}

/** Deletes an interview; its page and rows are gone then. */
export function useDeleteInterview(onDeleted: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (target: Target) => api.DELETE("/interviews/{id}", { params: { path: { id: target.id } } }),
    onSuccess: async (_answer, target) => {
      onDeleted();
      client.removeQueries({ queryKey: interviewKey(target.id) });
      toast(`${target.name} is deleted.`);
      await Promise.all([keys.interviews, keys.positions].map((queryKey) => client.invalidateQueries({ queryKey })));
    },
    onError: (error) => {
      const { title, detail } = problemWords(error);
      toast(`${title}. ${detail}`, "bad");
    },
  });
}
