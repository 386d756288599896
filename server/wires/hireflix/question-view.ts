/** Questions, answers and takes as the GraphQL schema shows them: the older form (question, media) and the newer one (steps). */
import type { InterviewHead, QuestionHead } from "../../core/interviews/index.ts";
import type { RecordedTake, StoredFileRecord } from "../../core/recordings/index.ts";
import type { TranscriptRecord } from "../../core/transcripts/index.ts";
import type { InterviewParts, InterviewWriter } from "./interview-view.ts";
import { presentQuestionScores } from "./review-view.ts";
import { hexOf } from "./wire-ids.ts";

export type QuestionRow = QuestionHead & { video: StoredFileRecord | null };

/** The takes of each question, by its id, the newest first. */
export type Answers = ReadonlyMap<string, readonly RecordedTake[]>;

type Writer = Pick<InterviewWriter, "urlOf">;

const BREAK = "\n\n";

/** Title and description are one text here: the title is what stands before the first empty line. */
export function splitText(text: string): { title: string; description: string | null } {
  const at = text.indexOf(BREAK);
  return at < 0
    ? { title: text, description: null }
    : { title: text.slice(0, at), description: text.slice(at + BREAK.length) };
}

/** The text of a question with this title and description. */
export const joinText = (title: string, description: string | null | undefined): string =>
  description ? `${title}${BREAK}${description}` : title;

/** The recruiter's own video of a question. */
export const presentVideo = (video: StoredFileRecord | null, { urlOf }: Writer) =>
  video && {
    id: hexOf(video.id),
    type: "video",
    url: urlOf(video),
    thumbnail: null,
    encoded: true,
    createdAt: video.createdAt.getTime(),
    meta: { duration: video.durationMs === null ? null : video.durationMs / 1000 },
    transcription: null,
  };

/** A question of an interview with the answer that counts. */
export function presentQuestion(question: QuestionRow, head: InterviewHead, parts: InterviewParts, write: Writer) {
  const take = parts.answers.get(question.id)?.find(({ kept }) => kept) ?? null;
  return {
    id: hexOf(question.id),
    ...splitText(question.text),
    notes: question.expected_answer,
    answered: take && (take.ended_at ?? take.started_at).getTime(),
    ...presentQuestionScores(question.id, parts.reviews.reviews, parts.people),
    media: presentVideo(question.video, write),
    answer: take && presentAnswer(take, question, head, parts, write),
  };
}

/** A written answer has no address; its text stands where a spoken one has what was said. */
function presentAnswer(
  take: RecordedTake,
  question: QuestionRow,
  head: InterviewHead,
  parts: InterviewParts,
  { urlOf }: Writer,
) {
  return {
    id: hexOf(question.id),
    type: question.answer_kind,
    url: take.media && urlOf(take.media),
    thumbnail: take.thumbnail && urlOf(take.thumbnail),
    encoded: take.media_state === "playable",
    createdAt: (take.ended_at ?? take.started_at).getTime(),
    meta: { duration: take.duration_ms === null ? null : take.duration_ms / 1000 },
    transcription: () =>
      take.text_answer === null
        ? presentTranscript(parts.transcripts.get(take.id))
        : { languageCode: head.language, text: take.text_answer, words: [] },
  };
}

/** What was said, once it is known; words with seconds from the start of the answer. */
const presentTranscript = (transcript: TranscriptRecord | undefined) =>
  transcript?.state === "done"
    ? {
        languageCode: transcript.language,
        text: transcript.text,
        words: () => transcript.words.map(({ word, start, end }) => ({ text: word, start, end })),
      }
    : null;

/** A question as a step, which keeps every take of it. */
export function presentStep(question: QuestionRow, index: number, answers: Answers, write: Writer) {
  const takes = answers.get(question.id) ?? [];
  const kept = takes.find((take) => take.kept) ?? null;
  const { urlOf } = write;
  return {
    __typename:
      question.video === null
        ? "InterviewStepTextQuestionWithVideoAnswer"
        : "InterviewStepVideoQuestionWithVideoAnswer",
    id: hexOf(question.id),
    index,
    ...splitText(question.text),
    completed: kept !== null,
    completedAt: kept && (kept.ended_at ?? kept.started_at).getTime(),
    retakes: question.retakes,
    timeToThink: question.think_seconds,
    timeToAnswer: question.answer_seconds,
    question: presentVideo(question.video, write),
    answers: ({ input }: { input?: { onlyMostRecent?: boolean | null } | null }) =>
      ((input?.onlyMostRecent ?? true) ? (kept ? [kept] : []) : takes).map((take) => ({
        id: hexOf(take.id),
        url: take.media && urlOf(take.media),
        thumbnail: take.thumbnail && urlOf(take.thumbnail),
        userAgent: take.user_agent,
        ip: take.ip,
        createdAt: take.started_at.getTime(),
      })),
  };
}
