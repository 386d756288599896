/** What the page reads and writes of reviews, comments and decisions; all of it below the interview's own key, so a change reads it again. */
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type {
  AddComment,
  Comment,
  DecisionRecord,
  EditComment,
  Interview,
  Mentionable,
  Page,
  Review,
  ReviewPage,
  WriteReview,
} from "../../../../shared/native.ts";
import { toast } from "../../../ui/toast.tsx";
import { call } from "../../api.ts";
import { keys } from "../../queries.ts";
import { problemWords } from "../../words.ts";
import { interviewKey } from "../candidates/interview-queries.ts";

const pathOf = (id: string, what: string, cursor: string | null = null): string =>
  `/interviews/${id}/${what}?limit=100${cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`}`;

export const reviewsQuery = (id: string) =>
  queryOptions({
    queryKey: [...interviewKey(id), "reviews"],
    queryFn: ({ signal }) => call<ReviewPage>(pathOf(id, "reviews"), { signal }),
  });

export const commentsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...interviewKey(id), "comments"],
    queryFn: ({ pageParam, signal }) => call<Page<Comment>>(pathOf(id, "comments", pageParam), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const decisionsQuery = (id: string) =>
  queryOptions({
    queryKey: [...interviewKey(id), "decisions"],
    queryFn: ({ signal }) => call<Page<DecisionRecord>>(pathOf(id, "decisions"), { signal }),
  });

export const mentionableQuery = (id: string) =>
  queryOptions({
    queryKey: [...interviewKey(id), "mentionable"],
    staleTime: 60_000,
    queryFn: ({ signal }) => call<Page<Mentionable>>(pathOf(id, "mentionable"), { signal }),
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
      call<Review>(`/interviews/${id}/reviews/mine`, { method: "PUT", body, version }),
    onSuccess: again,
    // What was refused may have changed in another window.
    onError: again,
  });
}

export function useWithdrawReview() {
  const again = useAgain();
  return useMutation({
    mutationFn: (review: Review) => call<null>(`/reviews/${review.id}`, { method: "DELETE", version: review.version }),
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
    mutationFn: (body: AddComment) => call<Comment>(`/interviews/${id}/comments`, { method: "POST", body }),
    onSuccess: again,
  });
}

export function useEditComment() {
  const again = useAgain();
  return useMutation({
    mutationFn: ({ comment, body }: { comment: Comment; body: EditComment }) =>
      call<Comment>(`/comments/${comment.id}`, { method: "PATCH", body, version: comment.version }),
    onSuccess: again,
  });
}

export function useDeleteComment() {
  const again = useAgain();
  return useMutation({
    mutationFn: (comment: Comment) => call<null>(`/comments/${comment.id}`, { method: "DELETE" }),
    onSuccess: again,
    onError: sayProblem,
  });
}

/** Decides, with a way back for ten seconds in the message, and later in the history. */
export function useDecide(interview: Pick<Interview, "id" | "candidate">) {
  const client = useQueryClient();
  const again = useAgain();
  const { id } = interview;
  const show = async (changed: Interview) => {
    client.setQueryData(interviewKey(id), changed);
    await Promise.all([again(), client.invalidateQueries({ queryKey: keys.positions })]);
  };
  const undo = useMutation({
    mutationFn: (decisionId: string) =>
      call<Interview>(`/interviews/${id}/undo-decision`, { method: "POST", body: { decisionId } }),
    onSuccess: async (changed) => {
      toast(`${DECIDED[changed.decision]} again.`);
      await show(changed);
    },
    onError: async (error) => {
      sayProblem(error);
      await again();
    },
  });
  const decide = useMutation({
    mutationFn: (body: { decision: Interview["decision"]; reason?: string }) =>
      call<Interview>(`/interviews/${id}/decide`, { method: "POST", body }),
    onSuccess: async (changed) => {
      const latest = changed.latestDecision;
      toast(
        `${interview.candidate.name}: ${DECIDED[changed.decision].toLowerCase()}.`,
        "good",
        latest ? { label: "Undo", run: () => undo.mutate(latest.id) } : undefined,
      );
      await show(changed);
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
