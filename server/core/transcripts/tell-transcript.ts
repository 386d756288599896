/** Tells that a transcript is waited for, is there, was corrected or could not be made: ids and states, never what was said. */
import type { Change } from "../change.ts";

type TranscriptEvent = "answer.transcription_requested" | "answer.transcribed" | "answer.transcription_failed";

/** Records the event with the state that the transcript has within this change. */
export async function tellTranscript(change: Change, takeId: string, type: TranscriptEvent): Promise<void> {
  const row = await change.transaction
    .selectFrom("transcripts")
    .innerJoin("takes", (join) =>
      join.onRef("takes.workspace_id", "=", "transcripts.workspace_id").onRef("takes.id", "=", "transcripts.take_id"),
    )
    .innerJoin("interviews", (join) =>
      join
        .onRef("interviews.workspace_id", "=", "takes.workspace_id")
        .onRef("interviews.id", "=", "takes.interview_id"),
    )
    .select([
      "transcripts.interview_id",
      "transcripts.language",
      "transcripts.source",
      "transcripts.version",
      "takes.interview_question_id",
      "interviews.position_id",
    ])
    .where("transcripts.workspace_id", "=", change.workspaceId)
    .where("transcripts.take_id", "=", takeId)
    .executeTakeFirst();
  if (!row) return;
  const base = { interviewId: row.interview_id, positionId: row.position_id };
  const about = { ...base, questionId: row.interview_question_id, takeId };
  change.record({
    type,
    ...base,
    data:
      type === "answer.transcribed"
        ? { ...about, language: row.language, source: row.source, version: row.version }
        : about,
  });
}
