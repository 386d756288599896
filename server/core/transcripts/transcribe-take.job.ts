/** Has one answer transcribed. What fails and may go better is asked again later; the interview itself never waits for it. */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import type { Files } from "../../platform/files/files.ts";
import { contentTypeOf, type Media } from "../../platform/media/media.ts";
import type { Speech, SpeechAnswer, Spoken } from "../../platform/speech/speech.ts";
import { workspaceId as brand, systemActor } from "../actor.ts";
import { type Change, changeWorkspace } from "../change.ts";
import type { PlanTranscriptsDeps } from "./plan-transcripts.ts";
import { tellTranscript } from "./tell-transcript.ts";
import { CLAIM_MS, pauseAfter, type TranscribeTakeData, transcribeTakeJob } from "./transcript-jobs.ts";
import { timedWords } from "./words.ts";

export interface TranscribeTakeDeps extends PlanTranscriptsDeps {
  files: Files;
  media: Pick<Media, "sound">;
  dataDir: string;
}

interface Claim {
  interview_id: string;
  attempts: number;
  file_key: string;
  language: string | null;
}

/** Handles the job `transcribe-take`; run twice, or by two workers at a time, it asks the provider once. */
export async function transcribeTake(deps: TranscribeTakeDeps, data: TranscribeTakeData): Promise<void> {
  const { speech } = deps;
  if (speech === null) return;
  const inWorkspace = <Value>(command: (change: Change) => Promise<Value>): Promise<Value> =>
    changeWorkspace(deps, systemActor("speech"), brand(data.workspaceId), command);
  const claim = await inWorkspace((change) => claimTranscript(change, data.takeId));
  if (!claim) return;
  const answer = await listen(deps, speech, claim);
  await inWorkspace((change) => settle(change, data.takeId, claim, answer));
}

/** Takes the transcript for this attempt, or finds that there is nothing to do now. */
async function claimTranscript(change: Change, takeId: string): Promise<Claim | null> {
  const { rows } = await sql<Claim>`
    update transcripts set attempts = transcripts.attempts + 1, due_at = ${new Date(change.now.getTime() + CLAIM_MS)}
    from takes, files, interviews, positions
    where transcripts.workspace_id = ${change.workspaceId} and transcripts.take_id = ${takeId}
      and transcripts.state = 'waiting' and transcripts.due_at <= ${change.now}
      and takes.workspace_id = transcripts.workspace_id and takes.id = transcripts.take_id
      and files.workspace_id = takes.workspace_id and files.id = takes.playable_file_id
      and interviews.workspace_id = takes.workspace_id and interviews.id = takes.interview_id
      and interviews.deleted_at is null
      and positions.workspace_id = interviews.workspace_id and positions.id = interviews.position_id
    returning transcripts.interview_id, transcripts.attempts, files.key as file_key,
      positions.settings ->> 'transcriptionLanguage' as language`.execute(change.transaction);
  return rows[0] ?? null;
}

const SILENCE: Spoken = { text: "", language: null, words: [], parts: [] };

/** Sends the sound alone: it is a small part of a recording, and no picture of anybody leaves the server. */
async function listen(deps: TranscribeTakeDeps, speech: Speech, claim: Claim): Promise<SpeechAnswer> {
  const parent = join(deps.dataDir, "preparing");
  await mkdir(parent, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(parent, "sound-"));
  const recording = await deps.files.localCopy(claim.file_key).catch(async (error: unknown) => {
    await rm(folder, { recursive: true, force: true });
    throw error;
  });
  try {
    const path = join(folder, "sound");
    const facts = await deps.media.sound(recording.path, path);
    if (!facts) return { ok: true, spoken: SILENCE };
    return await speech.transcribe({ path, contentType: contentTypeOf(facts), language: claim.language });
  } finally {
    await recording.release();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes what came out, unless a person or another worker was first. */
async function settle(change: Change, takeId: string, claim: Claim, answer: SpeechAnswer): Promise<void> {
  const pause = answer.ok || answer.failure === "refused" ? null : pauseAfter(claim.attempts, answer.retryAfterMs);
  const state = answer.ok ? "done" : pause === null ? "failed" : "waiting";
  const dueAt = new Date(change.now.getTime() + (pause ?? 0));
  const language = answer.ok ? (answer.spoken.language ?? claim.language) : null;
  const { numUpdatedRows } = await change.transaction
    .updateTable("transcripts")
    .set({
      state,
      due_at: dueAt,
      reason: answer.ok ? null : answer.message,
      updated_at: change.now,
      ...(answer.ok
        ? {
            language,
            text: answer.spoken.text,
            words: JSON.stringify(timedWords(answer.spoken.text, language, answer.spoken.words)),
            parts: JSON.stringify(answer.spoken.parts),
          }
        : {}),
    })
    .where("workspace_id", "=", change.workspaceId)
    .where("take_id", "=", takeId)
    .where("state", "=", "waiting")
    .where("attempts", "=", claim.attempts)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  if (state === "waiting") {
    change.enqueue(transcribeTakeJob, { workspaceId: change.workspaceId, takeId }, { startAfter: dueAt });
  } else {
    await tellTranscript(change, takeId, state === "done" ? "answer.transcribed" : "answer.transcription_failed");
  }
}
