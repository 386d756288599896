/** POST /interviews/{id}/<action>: what people do with one interview. */
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { decideSchema, extendSchema, interviewSchema, refuseSchema, resendSchema } from "../../../shared/native.ts";
import type { Change } from "../../core/change.ts";
import {
  admitInterview,
  archiveInterview,
  decideInterview,
  extendInterview,
  lockInterview,
  refuseInterview,
  renewLink,
  reopenInterview,
} from "../../core/interviews/index.ts";
import { resendInvitation } from "../../core/invitations/index.ts";
import type { NativeContext } from "./context.ts";
import { write } from "./operation.ts";
import { readWhole } from "./read-whole.ts";
import { idParams } from "./route.ts";

const noBody = z.union([z.strictObject({}), z.null(), z.undefined()]);

export function interviewActionRoutes(app: FastifyInstance, deps: NativeContext): void {
  /** Declares one action: one command, then the interview as it is. */
  function action<Body extends z.ZodType>(
    name: string,
    words: { id: string; summary: string; description?: string },
    body: Body,
    command: (step: Change, id: string, input: z.output<Body>) => Promise<unknown>,
  ): void {
    write(
      app,
      deps,
      {
        ...words,
        versioned: true,
        tag: "Interviews",
        scope: "interviews:write",
        method: "POST",
        path: `/interviews/:id/${name}`,
        params: idParams,
        body,
        answer: interviewSchema,
      },
      async (call) => {
        const { step, params, expectedVersion } = call;
        if (expectedVersion !== undefined) await lockInterview(step, params.id, expectedVersion);
        await command(step, params.id, call.body);
        return readWhole(call.deps, call.caller, call.params.id);
      },
    );
  }
  action(
    "admit",
    {
      id: "admitInterview",
      summary: "Admit a candidate",
      description: "Lets a draft, or one that was refused, into the room, and mails it.",
    },
    noBody,
    (step, id) => admitInterview(step, id),
  );
  action(
    "refuse",
    { id: "refuseInterview", summary: "Refuse admission", description: "Before the start. Admitting takes it back." },
    refuseSchema,
    (step, id, { reason }) => refuseInterview(step, id, reason),
  );
  action(
    "decide",
    { id: "decideInterview", summary: "Decide", description: "Only people decide; undecided takes a decision back." },
    decideSchema,
    (step, id, { decision, reason }) => decideInterview(step, id, decision, reason),
  );
  action(
    "resend",
    {
      id: "resendInvitation",
      summary: "Send the invitation again",
      description:
        "To the same address, or to a corrected one, which is the interview's own from then on: the link before stops working.",
    },
    resendSchema.nullish(),
    (step, id, input) => resendInvitation(deps, step, id, input ?? {}),
  );
  action("extend", { id: "extendInterview", summary: "Give more days" }, extendSchema, (step, id, { days }) =>
    extendInterview(step, id, days),
  );
  action(
    "reopen",
    {
      id: "reopenInterview",
      summary: "Open an interview again",
      description: "One that expired, was withdrawn or was completed.",
    },
    noBody,
    (step, id) => reopenInterview(step, id),
  );
  action("archive", { id: "archiveInterview", summary: "Archive an interview" }, noBody, (step, id) =>
    archiveInterview(step, id, true),
  );
  action(
    "unarchive",
    { id: "unarchiveInterview", summary: "Take an interview back from the archive" },
    noBody,
    (step, id) => archiveInterview(step, id, false),
  );
  action(
    "new-link",
    { id: "renewLink", summary: "Make a new link", description: "The one before stops working at once." },
    noBody,
    (step, id) => renewLink(deps, step, id),
  );
}
