/** Transcripts as the native API answers them, and the one place that says what it means when there is none. */
import type { AnswerTranscript, FormerTranscript, Transcript } from "../../../shared/native.ts";
import type { FormerTranscriptRecord, TranscriptRecord } from "../../core/transcripts/index.ts";
import { mediaUrl, type PresentDeps } from "./present.ts";

/** What is transcribed, or may be. */
export interface TranscribedTake {
  id: string;
  mediaState: "none" | "preparing" | "playable" | "unplayable";
  kept: boolean;
}

type Deps = PresentDeps & { speech: object | null };

export function presentAnswerTranscript(
  deps: Deps,
  take: TranscribedTake,
  transcript: TranscriptRecord | null,
): AnswerTranscript {
  const done = transcript?.state === "done" ? transcript : null;
  const timed = done !== null && done.words.length + done.parts.length > 0;
  return {
    state: stateOf(deps, take, transcript),
    reason: transcript?.reason ?? null,
    language: done?.language ?? null,
    text: done?.text ?? null,
    source: done?.source ?? null,
    version: done?.version ?? 0,
    // The name tells the version: a browser that has the captions of before does not show them again.
    captionsUrl: timed ? mediaUrl(deps, { id: take.id, name: `captions-${done.version}.vtt` }) : null,
  };
}

function stateOf(deps: Deps, take: TranscribedTake, transcript: TranscriptRecord | null): AnswerTranscript["state"] {
  if (transcript?.state === "done" || transcript?.state === "failed") return transcript.state;
  if (take.mediaState === "none" || take.mediaState === "unplayable") return "none";
  if (deps.speech === null) return "unavailable";
  return transcript !== null || (take.mediaState === "preparing" && take.kept) ? "waiting" : "none";
}

export function presentTranscript(
  deps: Deps,
  take: TranscribedTake & { interviewId: string; questionId: string },
  transcript: TranscriptRecord | null,
): Transcript {
  const done = transcript?.state === "done" ? transcript : null;
  return {
    takeId: take.id,
    interviewId: take.interviewId,
    questionId: take.questionId,
    ...presentAnswerTranscript(deps, take, transcript),
    words: done?.words ?? [],
    parts: done?.parts ?? [],
    editedBy: done?.editedBy ?? null,
    updatedAt: transcript?.updatedAt.toISOString() ?? null,
  };
}

export const presentFormer = ({ writtenAt, ...former }: FormerTranscriptRecord): FormerTranscript => ({
  ...former,
  writtenAt: writtenAt.toISOString(),
});
