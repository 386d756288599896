/** One submission with everything that is known of it (contract section 6): results, words, recording, signals, the invitation's way. */
import type { FastifyRequest } from "fastify";
import { authorise } from "../../core/actor.ts";
import { findWhole, type InterviewDetails } from "../../core/interviews/index.ts";
import type { KeyCaller } from "../../core/keys/index.ts";
import { INVITING } from "../../core/mail-delivery/index.ts";
import { findPosition } from "../../core/positions/index.ts";
import { type AnswerRecord, signMedia, withFiles } from "../../core/recordings/index.ts";
import { refuse } from "../../core/refusal.ts";
import { type ReviewSet, reviewsOf } from "../../core/reviews/index.ts";
import { type TranscriptRecord, transcriptsOf } from "../../core/transcripts/index.ts";
import { parseInput } from "../parse-input.ts";
import { type PipelineDeps, presentSubmission } from "./pipeline.ts";
import { idParam } from "./read.ts";
import { meanOutOfTen } from "./score.ts";

/** GET …/submissions/{id}/v1. A caller who must score blindly is told no scores. */
export async function readSubmission(deps: PipelineDeps, caller: KeyCaller, { params }: FastifyRequest) {
  authorise(caller.actor, "read_hiring");
  const { id } = parseInput(idParam, params);
  const { database } = deps;
  const { workspaceId } = caller;
  const whole = await findWhole(database, workspaceId, id);
  if (!whole) refuse("not_found", "There is no such submission.");
  const [given, reviews, transcripts, position] = await Promise.all([
    withFiles(deps, workspaceId, whole.answers),
    reviewsOf(database, caller, [id]),
    transcriptsOf(database, workspaceId, [id]),
    findPosition(database, workspaceId, whole.row.position_id),
  ]);
  const judged = reviews.get(id)?.reviews ?? [];
  const signer = { ...deps, now: deps.clock() };
  const recordings = given.map((answer) => {
    const file = answer.playable ?? answer.original;
    return file ? signMedia(signer, file) : null;
  });
  return {
    ...presentSubmission(deps, whole.row),
    invitation: invitationOf(whole.details),
    questions: given.map((answer, index) => ({
      id: answer.positionQuestionId ?? answer.questionId,
      title: answer.question,
      score: meanOutOfTen(scoresOfQuestion(judged, answer.questionId)),
      text_answer: answer.text,
      recording_url: recordings[index] ?? null,
      duration_ms: answer.durationMs,
      transcript: transcriptOf(transcripts.get(answer.takeId)),
    })),
    requirements: (position?.settings.rubric ?? []).map((criterion) => ({
      id: criterion.id,
      title: criterion.name,
      importance: criterion.weight,
      score: meanOutOfTen(
        judged
          .flatMap(({ scores }) => scores.filter(({ criterionId }) => criterionId === criterion.id))
          .map(({ score }) => score),
      ),
    })),
    reviews: judged.length,
    recording_url: recordings.find((address) => address !== null) ?? null,
    transcript: wholeTranscript(given, transcripts),
    integrity_signals: signalsOf(whole.details),
  };
}

/** The newest mail with the link. */
function invitationOf({ mails }: InterviewDetails) {
  const mail = mails.find(({ purpose }) => INVITING.includes(purpose));
  return mail ? { id: mail.id, email: mail.to_email, status_text: mail.delivery } : null;
}

const scoresOfQuestion = (reviews: ReviewSet["reviews"], questionId: string): number[] =>
  reviews.flatMap(({ answer_scores }) =>
    answer_scores.flatMap((answer) => (answer.questionId === questionId ? [answer.score] : [])),
  );

const transcriptOf = (transcript: TranscriptRecord | undefined) =>
  transcript?.state === "done"
    ? { language: transcript.language, text: transcript.text, source: transcript.source }
    : null;

/** What was asked and answered, in order, as far as it is known as words; null when none of it is. */
function wholeTranscript(answers: readonly AnswerRecord[], transcripts: ReadonlyMap<string, TranscriptRecord>) {
  const parts = answers.flatMap((answer) => {
    const text = answer.text ?? transcriptOf(transcripts.get(answer.takeId))?.text;
    return text ? [`${answer.question}\n${text}`] : [];
  });
  return parts.length > 0 ? parts.join("\n\n") : null;
}

/** What the room has noted of the device, oldest first. It judges nothing; nothing of it was prevented. */
const signalsOf = ({ facts, visits }: InterviewDetails) => ({
  events: [...facts].reverse().map(({ kind, at, data }) => ({ kind, at: at.toISOString(), data })),
  page_hidden: facts.filter(({ kind }) => kind === "page_hidden").length,
  network_lost: facts.filter(({ kind }) => kind === "network_lost").length,
  track_ended: facts.filter(({ kind }) => kind === "track_ended").length,
  addresses: new Set(visits.map(({ ip }) => ip)).size,
  devices: new Set(visits.map(({ user_agent }) => user_agent)).size,
});
