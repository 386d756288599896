/** What a person may do with an interview as it is; the server keeps the rules, this hides what it would refuse. */
import type { Interview, InterviewRow } from "../../../../shared/native.ts";

type State = Pick<InterviewRow, "admission" | "progress" | "archivedAt">;

export interface Possible {
  admit: boolean;
  refuse: boolean;
  resend: boolean;
  extend: boolean;
  reopen: boolean;
}

/** The actions that the state allows. */
export function possible({ admission, progress, archivedAt }: State): Possible {
  const beforeStart = progress === "created" || progress === "invited";
  const underWay = beforeStart || progress === "started" || progress === "answering";
  return {
    admit: beforeStart && admission !== "admitted",
    refuse: beforeStart && admission !== "refused",
    resend: underWay && admission !== "refused" && archivedAt === null,
    extend: underWay || progress === "expired",
    reopen: ["expired", "withdrawn", "completed", "evaluated"].includes(progress),
  };
}

/** May the questions of this candidate still be changed? */
export const questionsOpen = (interview: Pick<Interview, "questionsFrozenAt" | "startedAt">): boolean =>
  interview.questionsFrozenAt === null && interview.startedAt === null;

/** Is something about the interview likely to change by itself in the next seconds? Its page then looks again. */
export function isMoving(
  interview: Pick<Interview, "progress" | "questionsReady"> & {
    answers: readonly Pick<Interview["answers"][number], "mediaState">[];
    mails: readonly Pick<Interview["mails"][number], "state">[];
    resume: Pick<Interview["resume"], "status">;
  },
): boolean {
  const ended = ["completed", "evaluated", "expired", "withdrawn"].includes(interview.progress);
  return (
    !ended ||
    !interview.questionsReady ||
    interview.resume.status === "pending" ||
    interview.answers.some((answer) => answer.mediaState === "preparing") ||
    interview.mails.some((mail) => mail.state === "sending" || mail.state === "retrying")
  );
}
