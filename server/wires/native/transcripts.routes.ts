/** /takes/{id}/transcript: what is said in a take, corrected by people, and what stood there before. */
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { correctTranscriptSchema, formerTranscriptPageSchema, transcriptSchema } from "../../../shared/native.ts";
import { findTake } from "../../core/recordings/index.ts";
import { refuse } from "../../core/refusal.ts";
import { readableInterview } from "../../core/reviews/index.ts";
import {
  correctTranscript,
  findTranscript,
  listFormerTranscripts,
  requestTranscript,
} from "../../core/transcripts/index.ts";
import type { Caller } from "./caller.ts";
import type { NativeContext } from "./context.ts";
import { read, write } from "./operation.ts";
import { presentFormer, presentTranscript } from "./present-transcript.ts";
import { idParams } from "./route.ts";

const reads = { tag: "Interviews", scope: "interviews:read", params: idParams } as const;
const writes = { tag: "Interviews", scope: "interviews:write", params: idParams } as const;

const formerQuery = z.object({
  limit: z.coerce.number().int().min(1).max(50).default(20),
  cursor: z.coerce.number().int().min(1).optional().meta({ description: "next of the page before." }),
});

export function transcriptRoutes(app: FastifyInstance, deps: NativeContext): void {
  read(
    app,
    deps,
    {
      ...reads,
      id: "getTranscript",
      path: "/takes/:id/transcript",
      summary: "Read a transcript",
      description: "With the times of its words, in seconds. The captions as WebVTT have an address of their own.",
      answer: transcriptSchema,
    },
    async ({ caller, params }) => present(deps, caller, await readableTake(deps, caller, params.id)),
  );
  read(
    app,
    deps,
    {
      ...reads,
      id: "listFormerTranscripts",
      path: "/takes/:id/transcript/history",
      summary: "List what a transcript said before",
      description: "Each correction keeps the version before it. Newest first.",
      query: formerQuery,
      answer: formerTranscriptPageSchema,
    },
    async ({ caller, params, query }) => {
      const take = await readableTake(deps, caller, params.id);
      const { rows, next } = await listFormerTranscripts(deps.database, caller.workspaceId, take.id, {
        limit: query.limit,
        before: query.cursor ?? null,
      });
      return { data: rows.map(presentFormer), next: next === null ? null : String(next) };
    },
  );
  write(
    app,
    deps,
    {
      ...writes,
      id: "correctTranscript",
      versioned: true,
      method: "PUT",
      path: "/takes/:id/transcript",
      summary: "Correct a transcript, or write one",
      description:
        "Words that stay keep their times, new ones share the time of what they replace. Send If-Match so that nobody's correction is overwritten: its number is the transcript's version.",
      body: correctTranscriptSchema,
      answer: transcriptSchema,
    },
    async ({ deps: within, caller, step, params, body, expectedVersion }) => {
      await correctTranscript(step, params.id, body, expectedVersion);
      return present(within, caller, await readableTake(within, caller, params.id));
    },
  );
  write(
    app,
    deps,
    {
      ...writes,
      id: "requestTranscript",
      method: "POST",
      path: "/takes/:id/transcript/retry",
      summary: "Have an answer transcribed",
      description:
        "For one that failed, or that was recorded before a speech service was set up. It is done in the background; the event answer.transcribed tells when.",
      answer: transcriptSchema,
    },
    async ({ deps: within, caller, step, params }) => {
      await requestTranscript(step, deps.speech, params.id);
      return present(within, caller, await readableTake(within, caller, params.id));
    },
  );
}

async function readableTake(deps: NativeContext, caller: Caller, id: string) {
  const take = await findTake(deps.database, caller.workspaceId, id);
  if (!take) refuse("not_found", "There is no such take.");
  await readableInterview(deps.database, caller, take.interview_id);
  return {
    id: take.id,
    interviewId: take.interview_id,
    questionId: take.interview_question_id,
    mediaState: take.media_state,
    kept: take.kept,
  };
}

const present = async (deps: NativeContext, caller: Caller, take: Awaited<ReturnType<typeof readableTake>>) =>
  presentTranscript(deps, take, await findTranscript(deps.database, caller.workspaceId, take.id));
