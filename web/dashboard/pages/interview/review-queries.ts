/** What the page reads and writes of reviews, comments and decisions; all of it below the interview's own key, so a change reads it again. */
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { AddComment, Comment, EditComment, Interview, Review, WriteReview } from "../../../../shared/native.ts";
import { toast } from "../../../ui/toast.tsx";
import { api, ifVersion } from "../../api.ts";
import { keys } from "../../queries.ts";
import { problemWords } from "../../words.ts";
import { interviewKey } from "../candidates/interview-queries.ts";

const pageOf = (id: string, cursor: string | null = null) => ({
  path: { id },
  query: { limit: 100, cursor: cursor ?? undefined },
});

export const reviewsQuery = (id: string) =>
  queryOptions({
    queryKey: [...interviewKey(id), "reviews"],
    queryFn: ({ signal }) => api.GET("/interviews/{id}/reviews", { params: pageOf(id), signal }),
  });

export const commentsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...interviewKey(id), "comments"],
    queryFn: ({ pageParam, signal }) => api.GET("/interviews/{id}/comments", { params: pageOf(id, pageParam), signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const decisionsQuery = (id: string) =>
  queryOptions({
    queryKey: [...interviewKey(id), "decisions"],
    queryFn: ({ signal }) => api.GET("/interviews/{id}/decisions", { params: pageOf(id), signal }),
  });

export const mentionableQuery = (id: string) =>
  queryOptions({
    queryKey: [...interviewKey(id), "mentionable"],
    staleTime: 60_000,
    queryFn: ({ signal }) => api.GET("/interviews/{id}/mentionable", { params: pageOf(id), signal }),
  });

/** Reads the interview and everything below it again, and the lists that show its score. */
function useAgain() {
  const client = useQueryClient();
  return () => Promise.all([keys.interviews, keys.events].map((queryKey) => client.invalidateQueries({ queryKey })));
}

export function useWriteReview(id: string) {
  const again = useAgain();
  return useMutation({
    mutationFn: ({ body, version }: { body: WriteReview; version: number }) =>
      api.PUT("/interviews/{id}/reviews/mine", { params: { path: { id }, header: ifVersion(version) }, body }),
    onSuccess: again,
    // What was refused may have changed in another window.
    onError: again,
  });
}

export function useWithdrawReview() {
  const again = useAgain();
  return useMutation({
    mutationFn: (review: Review) =>
      api.DELETE("/reviews/{id}", { params: { path: { id: review.id }, header: ifVersion(review.version) } }),
    onSuccess: async () => {
      toast("The review is withdrawn.");
      await again();
    },
    onError: sayProblem,
  });
}

export function useAddComment(id: string) {
  const again = useAgain();
  return useMutation({
    mutationFn: (body: AddComment) => api.POST("/interviews/{id}/comments", { params: { path: { id } }, body }),
    onSuccess: again,
  });
}

export function useEditComment() {
  const again = useAgain();
  return useMutation({
    mutationFn: ({ comment, body }: { comment: Comment; body: EditComment }) =>
      api.PATCH("/comments/{id}", { params: { path: { id: comment.id }, header: ifVersion(comment.version) }, body }),
    onSuccess: again,
  });
}

export function useDeleteComment() {
  const again = useAgain();
  return useMutation({
    mutationFn: (comment: Comment) => api.DELETE("/comments/{id}", { params: { path: { id: comment.id } } }),
    onSuccess: again,
    onError: sayProblem,
  });
}

/** Decides, with a way back for ten seconds in the message, and later in the history. */
export function useDecide(interview: Pick<Interview, "id" | "candidate">) {
  const client = useQueryClient();
  const again = useAgain();
  const { id } = interview;
  // What was decided shows at once; the lists follow, and nobody who decides again meanwhile waits for them.
  const show = (changed: Interview) => {
    client.setQueryData(interviewKey(id), changed);
    void Promise.all([again(), client.invalidateQueries({ queryKey: keys.positions })]);
  };
  const undo = useMutation({
    mutationFn: (decisionId: string) =>
      api.POST("/interviews/{id}/undo-decision", { params: { path: { id } }, body: { decisionId } }),
    onSuccess: (changed) => {
      toast(`${DECIDED[changed.decision]} again.`);
      show(changed);
    },
    onError: async (error) => {
      sayProblem(error);
      await again();
    },
  });
  const decide = useMutation({
    mutationFn: (body: { decision: Interview["decision"]; reason?: string }) =>
      api.POST("/interviews/{id}/decide", { params: { path: { id } }, body }),
    onSuccess: (changed) => {
      const latest = changed.latestDecision;
      toast(
        `${interview.candidate.name}: ${DECIDED[changed.decision].toLowerCase()}.`,
        "good",
        latest ? { label: "Undo", run: () => undo.mutate(latest.id) } : undefined,
      );
      show(changed);
    },
    onError: sayProblem,
  });
  return { decide, undo };
}

const DECIDED = { shortlisted: "Shortlisted", discarded: "Discarded", undecided: "Undecided" } as const;

function sayProblem(error: Error): void {
  const { title, detail } = problemWords(error);
  toast(`${title}. ${detail}`, "bad");
}
