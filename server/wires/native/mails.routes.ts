/** /mails and /messages: what was, or would be, sent; previews and test sends of messages. */
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import {
  mailBodySchema,
  mailEvidencesSchema,
  mailStateSchema,
  messagePreviewSchema,
  pageOf,
  previewMessageSchema,
} from "../../../shared/native.ts";
import { hiddenFrom } from "../../core/actor.ts";
import { listMails, previewMessage, readMail, requireMail, sendTestMessage } from "../../core/invitations/index.ts";
import { readEvidence } from "../../core/mail-delivery/index.ts";
import { mayGive } from "../../core/members/index.ts";
import type { NativeContext } from "./context.ts";
import { read, write } from "./operation.ts";
import { cursorIn, idParams, pageQuery } from "./route.ts";

const about = { tag: "Mail" } as const;

export function mailRoutes(app: FastifyInstance, deps: NativeContext): void {
  read(
    app,
    deps,
    {
      ...about,
      id: "listMails",
      path: "/mails",
      summary: "List mails",
      scope: "interviews:read",
      query: pageQuery,
      answer: pageOf(mailStateSchema),
    },
    async ({ caller, query }) => {
      const { rows, next } = await listMails(deps.database, caller.workspaceId, {
        limit: query.limit,
        after: cursorIn(query),
        hidden: hiddenFrom(caller.actor),
      });
      return { data: rows, next };
    },
  );
  read(
    app,
    deps,
    {
      ...about,
      id: "getMail",
      path: "/mails/:id",
      summary: "Read one mail",
      description:
        "As it was, or would be, sent. A mail may carry the link that opens a room, so reading it needs interviews:write.",
      scope: "interviews:write",
      params: idParams,
      answer: mailBodySchema,
    },
    ({ caller, params }) =>
      readMail(deps, caller.workspaceId, params.id, (role) => mayGive(caller.actor, role), hiddenFrom(caller.actor)),
  );
  read(
    app,
    deps,
    {
      ...about,
      id: "listMailEvidence",
      path: "/mails/:id/evidence",
      summary: "Read what became of a mail",
      description:
        "Everything that was told of its way, oldest first: by mail servers, mail providers and the candidate's page.",
      scope: "interviews:read",
      params: idParams,
      answer: mailEvidencesSchema,
    },
    async ({ caller, params }) => {
      await requireMail(deps.database, caller.workspaceId, params.id, hiddenFrom(caller.actor));
      return { data: await readEvidence(deps.database, caller.workspaceId, params.id) };
    },
  );
  read(
    app,
    deps,
    {
      ...about,
      id: "previewMessage",
      method: "POST",
      path: "/messages/preview",
      summary: "Preview a message",
      description: "What it would read like for an example candidate of the position. Nothing is sent.",
      scope: "positions:read",
      body: previewMessageSchema,
      answer: messagePreviewSchema,
    },
    ({ caller, body }) => previewMessage(deps, caller.workspaceId, body, hiddenFrom(caller.actor)),
  );
  write(
    app,
    deps,
    {
      ...about,
      id: "sendTestMessage",
      method: "POST",
      path: "/messages/test",
      summary: "Send a message to yourself",
      scope: "positions:write",
      body: previewMessageSchema,
      answer: z.strictObject({ id: z.guid() }).meta({ id: "QueuedMail" }),
      status: 202,
    },
    async ({ step, body }) => ({ id: await sendTestMessage(step, body) }),
  );
}
