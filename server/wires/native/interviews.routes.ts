/**
 * /interviews/{id}: one candidate in one position, and what was answered. Lists are in interview-lists.routes.ts, what people do with
 * one in interview-actions.routes.ts.
 */
import type { FastifyInstance } from "fastify";
import {
  createInterviewSchema,
  interviewSchema,
  replaceQuestionsSchema,
  updateInterviewSchema,
} from "../../../shared/native.ts";
import { mergeFields } from "../../core/fields/index.ts";
import {
  annotateInterview,
  createInterviews,
  deleteInterview,
  lockInterview,
  replaceInterviewQuestions,
} from "../../core/interviews/index.ts";
import { refuse, unwrap } from "../../core/refusal.ts";
import type { NativeContext } from "./context.ts";
import { read, write } from "./operation.ts";
import { readWhole } from "./read-whole.ts";
import { idParams } from "./route.ts";

const MS_PER_HOUR = 3_600_000;

const reads = { tag: "Interviews", scope: "interviews:read" } as const;
const writes = { tag: "Interviews", scope: "interviews:write" } as const;

export function interviewRoutes(app: FastifyInstance, deps: NativeContext): void {
  write(
    app,
    deps,
    {
      ...writes,
      id: "createInterview",
      method: "POST",
      path: "/interviews",
      summary: "Create an interview",
      description: "Puts one candidate into a position and, unless told otherwise, plans the invitation.",
      body: createInterviewSchema,
      answer: interviewSchema,
      status: 201,
    },
    async ({ deps: within, caller, step, body }) => {
      const { positionId, sendInvitation, sendAfterHours, customQuestions, customFields, ...input } = body;
      const [result] = await createInterviews(deps, step, positionId.toLowerCase(), [
        {
          ...input,
          admission: input.admission ?? null,
          skills: input.skills ?? [],
          customQuestions: (customQuestions ?? []).map((text) => ({ text })),
          fields: customFields ?? {},
          metadata: input.metadata ?? {},
          mailing: sendInvitation ? "send" : "never",
          sendAt: sendAfterHours > 0 ? new Date(step.now.getTime() + sendAfterHours * MS_PER_HOUR) : null,
          source: caller.actor.kind === "member" ? "dashboard" : "native",
        },
      ]);
      if (!result) refuse("invalid", "The interview could not be read.");
      return readWhole(within, caller, unwrap(result).id);
    },
  );
  read(
    app,
    deps,
    {
      ...reads,
      id: "getInterview",
      path: "/interviews/:id",
      summary: "Read an interview whole",
      description:
        "With its questions, answers, mails and facts. Media addresses are signed: they work for about two weeks without a key.",
      params: idParams,
      answer: interviewSchema,
    },
    ({ caller, params }) => readWhole(deps, caller, params.id),
  );
  write(
    app,
    deps,
    {
      ...writes,
      id: "updateInterview",
      versioned: true,
      method: "PATCH",
      path: "/interviews/:id",
      summary: "Change notes, tags and custom fields",
      description: "customFields merge; null removes a value. Send If-Match so that nobody's change is overwritten.",
      params: idParams,
      body: updateInterviewSchema,
      answer: interviewSchema,
    },
    async ({ deps: within, caller, step, params: { id }, body, expectedVersion }) => {
      const { customFields, ...notes } = body;
      await annotateInterview(step, id, notes, expectedVersion);
      if (customFields) {
        const [merged] = await mergeFields(step, [{ interviewId: id, values: customFields }]);
        if (merged) unwrap(merged);
      }
      return readWhole(within, caller, id);
    },
  );
  write(
    app,
    deps,
    {
      ...writes,
      id: "deleteInterview",
      versioned: true,
      method: "DELETE",
      path: "/interviews/:id",
      summary: "Delete an interview",
      description: "From everything that is shown; the same address can then be invited again.",
      params: idParams,
      answer: null,
    },
    async ({ step, params, expectedVersion }) => {
      if (expectedVersion !== undefined) await lockInterview(step, params.id, expectedVersion);
      await deleteInterview(step, params.id);
      return null;
    },
  );
  write(
    app,
    deps,
    {
      ...writes,
      id: "replaceInterviewQuestions",
      versioned: true,
      method: "PUT",
      path: "/interviews/:id/questions",
      summary: "Replace what this candidate is asked",
      description: "Possible until the candidate starts. A question that keeps its id keeps its source.",
      params: idParams,
      body: replaceQuestionsSchema,
      answer: interviewSchema,
    },
    async ({ deps: within, caller, step, params: { id }, body, expectedVersion }) => {
      await replaceInterviewQuestions(step, id, body.questions, expectedVersion);
      return readWhole(within, caller, id);
    },
  );
}
