/** What people do with a transcript: correct it, and have it made when there is none or when it failed. */
import type { Speech } from "../../platform/speech/speech.ts";
import type { Change } from "../change.ts";
import { lockInterview } from "../interviews/index.ts";
import { checkVersion, refuse } from "../refusal.ts";
import { cuesOf } from "./captions.ts";
import { tellTranscript } from "./tell-transcript.ts";
import { transcribeTakeJob } from "./transcript-jobs.ts";
import { recordOf, type TranscriptRecord, type TranscriptRow } from "./transcripts.store.ts";
import { spokenOf, timedWords } from "./words.ts";

/**
 * Writes a transcript by hand, or corrects the one that is there, which is kept as a former one. Words that stay keep their times; new ones share the
 * time of what they replace. A machine that is still at it is not waited for, and does not overwrite a person.
 * @throws RefusedError "not_found", "stale", "not_allowed" for an answer that is not a recording.
 */
export async function correctTranscript(
  change: Change,
  takeId: string,
  input: { text: string; language?: string | null | undefined },
  expectedVersion?: number,
): Promise<TranscriptRecord> {
  const { interviewId, row } = await lockTranscript(change, takeId);
  const written = row?.state === "done";
  checkVersion(written ? row.version : 0, expectedVersion, "this transcript");
  const text = input.text.trim();
  const language = input.language === undefined ? (row?.language ?? null) : input.language;
  if (row && written && row.text === text && row.language === language) return recordOf(row);
  if (row && written) await keepFormer(change, row);
  const before = row && written ? row : { words: [], parts: [] };
  const words = timedWords(text, language, before.words);
  const parts = words.length > 0 ? [] : cuesOf(timedWords(text, language, spokenOf(before.parts, language)));
  const values = {
    state: "done" as const,
    reason: null,
    due_at: change.now,
    language,
    text,
    words: JSON.stringify(words),
    parts: JSON.stringify(parts),
    source: "person" as const,
    edited_by: change.actor.name,
    version: written ? row.version + 1 : 1,
    updated_at: change.now,
  };
  const after = await change.transaction
    .insertInto("transcripts")
    .values({
      workspace_id: change.workspaceId,
      take_id: takeId,
      interview_id: interviewId,
      created_at: change.now,
      ...values,
    })
    .onConflict((conflict) => conflict.columns(["workspace_id", "take_id"]).doUpdateSet(values))
    .returningAll()
    .executeTakeFirstOrThrow();
  await tellTranscript(change, takeId, "answer.transcribed");
  auditOf(change, "transcript.corrected", interviewId, { takeId, version: after.version });
  return recordOf(after);
}

/**
 * Has an answer transcribed that is not yet: it failed, or came before there was a provider. One that waits is asked for at once.
 * @throws RefusedError "not_found", "unavailable" without a provider, "not_allowed" when it is transcribed or can not be.
 */
export async function requestTranscript(
  change: Change,
  speech: Speech | null,
  takeId: string,
): Promise<TranscriptRecord> {
  const { interviewId, row } = await lockTranscript(change, takeId);
  if (speech === null) refuse("unavailable", "No speech service is set up: see SPEECH_URL in the settings.");
  if (row?.state === "done") refuse("not_allowed", "This answer is transcribed already. Correct what is wrong in it.");
  const values = { state: "waiting" as const, reason: null, attempts: 0, due_at: change.now, updated_at: change.now };
  const after = await change.transaction
    .insertInto("transcripts")
    .values({
      workspace_id: change.workspaceId,
      take_id: takeId,
      interview_id: interviewId,
      created_at: change.now,
      ...values,
    })
    .onConflict((conflict) => conflict.columns(["workspace_id", "take_id"]).doUpdateSet(values))
    .returningAll()
    .executeTakeFirstOrThrow();
  change.enqueue(transcribeTakeJob, { workspaceId: change.workspaceId, takeId });
  await tellTranscript(change, takeId, "answer.transcription_requested");
  auditOf(change, "transcript.requested", interviewId, { takeId });
  return recordOf(after);
}

/** Locked through its interview, as everything that hangs on one. */
async function lockTranscript(
  change: Change,
  takeId: string,
): Promise<{ interviewId: string; row: TranscriptRow | null }> {
  const take = await change.transaction
    .selectFrom("takes")
    .select(["interview_id", "media_state"])
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", takeId)
    .executeTakeFirst();
  if (!take) refuse("not_found", "There is no such take.");
  const interview = await lockInterview(change, take.interview_id);
  if (take.media_state !== "playable") {
    refuse("not_allowed", "Only a recording that plays has a transcript.");
  }
  const row = await change.transaction
    .selectFrom("transcripts")
    .selectAll()
    .where("workspace_id", "=", change.workspaceId)
    .where("take_id", "=", takeId)
    .forUpdate()
    .executeTakeFirst();
  return { interviewId: interview.id, row: row ?? null };
}

async function keepFormer(change: Change, row: TranscriptRow): Promise<void> {
  await change.transaction
    .insertInto("former_transcripts")
    .values({
      workspace_id: row.workspace_id,
      take_id: row.take_id,
      interview_id: row.interview_id,
      version: row.version,
      language: row.language,
      text: row.text,
      words: JSON.stringify(row.words),
      parts: JSON.stringify(row.parts),
      source: row.source,
      edited_by: row.edited_by,
      written_at: row.updated_at,
    })
    .execute();
}

function auditOf(change: Change, action: string, interviewId: string, data: Record<string, unknown>): void {
  // Under the interview's id, by which an erasure finds it.
  change.audit({ action, subjectType: "interview", subjectId: interviewId, data });
}
