/** Takes with their segments and files, and the mails of one interview. */
import type { FastifyInstance } from "fastify";
import { type Media, mailStateSchema, pageOf, type Take, takeSchema } from "../../../shared/native.ts";
import { listMails } from "../../core/invitations/index.ts";
import { findTake, listTakes, type StoredFileRecord, type TakeRecord } from "../../core/recordings/index.ts";
import { refuse } from "../../core/refusal.ts";
import { readableInterview } from "../../core/reviews/index.ts";
import type { NativeContext } from "./context.ts";
import { read } from "./operation.ts";
import { mediaUrl } from "./present.ts";
import { cursorIn, idParams, pageQuery } from "./route.ts";

const reads = { tag: "Interviews", scope: "interviews:read", params: idParams } as const;

export function takeRoutes(app: FastifyInstance, deps: NativeContext): void {
  read(
    app,
    deps,
    {
      ...reads,
      id: "listTakes",
      path: "/interviews/:id/takes",
      summary: "List takes",
      description: "Every recorded attempt at every question, newest first, also those that are not the answer.",
      query: pageQuery,
      answer: pageOf(takeSchema),
    },
    async ({ caller, params, query }) => {
      const interview = await readableInterview(deps.database, caller, params.id);
      const { rows, next } = await listTakes(deps.database, caller.workspaceId, interview.id, {
        limit: query.limit,
        after: cursorIn(query),
      });
      return { data: rows.map((row) => presentTake(deps, row)), next };
    },
  );
  read(
    app,
    deps,
    { ...reads, id: "getTake", path: "/takes/:id", summary: "Read a take", answer: takeSchema },
    async ({ caller, params }) => {
      const take = await findTake(deps.database, caller.workspaceId, params.id);
      if (!take) refuse("not_found", "There is no such take.");
      await readableInterview(deps.database, caller, take.interview_id);
      return presentTake(deps, take);
    },
  );
  read(
    app,
    deps,
    {
      ...reads,
      id: "listInvitations",
      path: "/interviews/:id/invitations",
      summary: "List the mails of an interview",
      description: "Newest first, each with how far it came. Who wants one again posts to …/resend.",
      query: pageQuery,
      answer: pageOf(mailStateSchema),
    },
    async ({ caller, params, query }) => {
      const interview = await readableInterview(deps.database, caller, params.id);
      const { rows, next } = await listMails(deps.database, caller.workspaceId, {
        limit: query.limit,
        after: cursorIn(query),
        interviewId: interview.id,
      });
      return { data: rows, next };
    },
  );
}

function presentMedia(deps: NativeContext, file: StoredFileRecord | null): Media | null {
  const url = mediaUrl(deps, file);
  return file && url ? { url, contentType: file.contentType, bytes: file.bytes, sha256: file.sha256 } : null;
}

const presentTake = (deps: NativeContext, take: TakeRecord): Take => ({
  id: take.id,
  interviewId: take.interview_id,
  questionId: take.interview_question_id,
  question: take.question,
  answerKind: take.answer_kind,
  attempt: take.attempt,
  number: take.number,
  state: take.state,
  kept: take.kept,
  counted: take.counted,
  chosenAt: take.chosen_at?.toISOString() ?? null,
  text: take.text_answer,
  startedAt: take.started_at.toISOString(),
  endedAt: take.ended_at?.toISOString() ?? null,
  durationMs: take.duration_ms,
  mediaState: take.media_state,
  mediaReason: take.media_reason,
  original: presentMedia(deps, take.original),
  playable: presentMedia(deps, take.playable),
  rendition: presentMedia(deps, take.rendition),
  thumbnail: presentMedia(deps, take.thumbnail),
  segments: take.segments.map((segment) => ({
    id: segment.id,
    ordinal: segment.ordinal,
    state: segment.state,
    contentType: segment.content_type,
    bytes: segment.bytes,
    sha256: segment.sha256,
    durationMs: segment.duration_ms,
    startedAt: new Date(segment.started_at).toISOString(),
    endedAt: segment.ended_at && new Date(segment.ended_at).toISOString(),
    facts: segment.facts,
    media: presentMedia(deps, segment.file),
  })),
});
