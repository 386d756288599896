/** Share links of an interview. */
import type { FastifyInstance } from "fastify";
import {
  createShareSchema,
  pageOf,
  type Share,
  type ShareOpening,
  shareOpeningSchema,
  shareSchema,
  updateShareSchema,
} from "../../../shared/native.ts";
import { type Actor, may } from "../../core/actor.ts";
import {
  createShare,
  endShare,
  listOpenings,
  listShares,
  type ShareRecord,
  shareUrl,
  updateShare,
} from "../../core/shares/index.ts";
import type { NativeContext } from "./context.ts";
import { read, write } from "./operation.ts";
import { cursorIn, idParams, pageQuery } from "./route.ts";

const reads = { tag: "Shares", scope: "interviews:read", params: idParams } as const;
const writes = { tag: "Shares", scope: "interviews:write", params: idParams } as const;

export function shareRoutes(app: FastifyInstance, deps: NativeContext): void {
  read(
    app,
    deps,
    {
      ...reads,
      id: "listShares",
      path: "/interviews/:id/shares",
      summary: "List share links",
      description: "Newest first, also those that have expired or were ended.",
      query: pageQuery,
      answer: pageOf(shareSchema),
    },
    async ({ caller, params, query }) => {
      const page = { limit: query.limit, after: cursorIn(query) };
      const { data, next } = await listShares(deps, caller, params.id, page);
      return { data: data.map((row) => presentShare(deps, caller.actor, row)), next };
    },
  );
  write(
    app,
    deps,
    {
      ...writes,
      id: "createShare",
      method: "POST",
      path: "/interviews/:id/shares",
      summary: "Share an interview by a link",
      description:
        "Whoever has the link sees questions, answers and transcripts without signing in, until it expires or is ended. It lives 75 days unless told otherwise.",
      body: createShareSchema,
      answer: shareSchema,
      status: 201,
    },
    async ({ caller, step, params, body }) =>
      presentShare(deps, caller.actor, await createShare(deps, step, params.id, body)),
  );
  write(
    app,
    deps,
    {
      ...writes,
      id: "updateShare",
      versioned: true,
      method: "PATCH",
      path: "/shares/:id",
      summary: "Change a share link",
      description: "Its address stays. A changed password is asked of guests who are already in.",
      body: updateShareSchema,
      answer: shareSchema,
    },
    async ({ caller, step, params, body, expectedVersion }) =>
      presentShare(deps, caller.actor, await updateShare(deps, step, params.id, body, expectedVersion)),
  );
  write(
    app,
    deps,
    {
      ...writes,
      id: "endShare",
      versioned: true,
      method: "DELETE",
      path: "/shares/:id",
      summary: "End a share link",
      description: "At once, with the addresses of recordings that its page gave out. The entry stays in the list.",
      answer: null,
    },
    async ({ step, params, expectedVersion }) => {
      await endShare(step, params.id, expectedVersion);
      return null;
    },
  );
  read(
    app,
    deps,
    {
      ...reads,
      id: "listShareOpenings",
      path: "/shares/:id/openings",
      summary: "List who opened a share link",
      description: "Newest first; the newest 500 are kept. A password that was wrong opens nothing.",
      query: pageQuery,
      answer: pageOf(shareOpeningSchema),
    },
    async ({ caller, params, query }) => {
      const page = { limit: query.limit, after: cursorIn(query) };
      const { data, next } = await listOpenings(deps.database, caller, params.id, page);
      return { data: data.map(presentOpening), next };
    },
  );
}

function presentShare({ publicUrl }: NativeContext, actor: Actor, row: ShareRecord): Share {
  return {
    id: row.id,
    interviewId: row.interview_id,
    url: may(actor, "interviews:write") ? shareUrl(publicUrl, row) : null,
    name: row.name,
    labels: row.labels,
    state: row.state,
    allow: { comments: row.allow_comments, scores: row.allow_scores, download: row.allow_download },
    hideIdentity: row.hide_identity,
    hasPassword: row.hasPassword,
    expiresAt: row.expires_at.toISOString(),
    openedCount: row.opened_count,
    lastOpenedAt: row.last_opened_at?.toISOString() ?? null,
    createdBy: row.created_by,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}

const presentOpening = (row: Awaited<ReturnType<typeof listOpenings>>["data"][number]): ShareOpening => ({
  id: row.id,
  ip: row.ip,
  userAgent: row.user_agent,
  visits: row.visits,
  at: row.created_at.toISOString(),
  lastAt: row.last_at.toISOString(),
});
