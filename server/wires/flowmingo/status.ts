/** The state of a submission in this wire's words (contract section 4), from the core's admission and progress. */
import type { Admission, Progress } from "../../../shared/native.ts";

const WORDS: Readonly<Record<Progress, string>> = {
  created: "need_interview",
  invited: "need_interview",
  started: "in_progress",
  answering: "in_progress",
  completed: "completed",
  evaluated: "evaluated",
  expired: "expired",
  withdrawn: "rejected",
};

export const statusText = ({ admission, progress }: { admission: Admission; progress: Progress }): string =>
  admission === "refused" ? "rejected" : WORDS[progress];
