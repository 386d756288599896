/** What there is of an answer to look at, in words; and which answer a key chooses. */
import type { Answer, Interview, InterviewQuestion } from "../../../../shared/native.ts";

export interface AnswerEntry {
  question: InterviewQuestion;
  /** Counted from 1, as it is shown and as its key. */
  number: number;
  answer: Answer | null;
}

/** Every question with its answer. Answers to questions that are no longer asked come last, so that none is lost. */
export function answerEntries(interview: Pick<Interview, "questions" | "answers">): AnswerEntry[] {
  const answers = new Map(interview.answers.map((answer) => [answer.questionId, answer]));
  const entries = [...interview.questions]
    .sort((left, right) => left.ordinal - right.ordinal)
    .map((question) => ({ question, answer: answers.get(question.id) ?? null }));
  const asked = new Set(interview.questions.map((question) => question.id));
  const orphans = interview.answers
    .filter((answer) => !asked.has(answer.questionId))
    .map((answer) => ({ question: questionOf(answer), answer }));
  return [...entries, ...orphans].map((entry, index) => ({ ...entry, number: index + 1 }));
}

const questionOf = (answer: Answer): InterviewQuestion => ({
  id: answer.questionId,
  positionQuestionId: null,
  source: "custom",
  skill: null,
  ordinal: 0,
  text: answer.question,
  answerKind: answer.answerKind,
  thinkSeconds: 0,
  answerSeconds: 0,
  retakes: 0,
  expectedAnswer: null,
  videoUrl: null,
});

/** What a player loads, best first; a rendition is for browsers that can not play the first. */
export function sourcesOf(answer: Pick<Answer, "playbackUrl" | "renditionUrl">): string[] {
  return [answer.playbackUrl, answer.renditionUrl].filter(
    (url, index, all): url is string => url !== null && all.indexOf(url) === index,
  );
}

/** Says what the state of an answer's media means; null when it simply plays. */
export function mediaWords(answer: Pick<Answer, "mediaState" | "mediaReason" | "url">): string | null {
  if (answer.mediaState === "preparing") {
    return "The recording is here and is being prepared. It plays already; an MP4 follows in some seconds.";
  }
  if (answer.mediaState === "unplayable") {
    const reason = answer.mediaReason ? ` ${answer.mediaReason}` : "";
    return `This recording can not be made playable.${reason} The original is kept: download it below.`;
  }
  return answer.mediaState === "none" && answer.url === null ? "There is no recording of this answer." : null;
}

/** Minutes and seconds, "1:05"; an unknown duration is a dash. */
export function durationWords(durationMs: number | null): string {
  if (durationMs === null) return "–";
  const seconds = Math.round(durationMs / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Bytes in the unit a person reads. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** "Take 2 of 3"; null when there was only one. */
export const takeWords = (answer: Pick<Answer, "takeNumber" | "takesUsed">): string | null =>
  answer.takesUsed > 1 ? `Take ${answer.takeNumber} of ${answer.takesUsed}` : null;
