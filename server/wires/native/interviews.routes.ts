/** /interviews: candidates in positions, what they answered, and what people do with it. */
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import {
  createInterviewSchema,
  decideSchema,
  extendSchema,
  refuseSchema,
  replaceQuestionsSchema,
  resendSchema,
  updateInterviewSchema,
} from "../../../shared/native.ts";
import type { Change } from "../../core/change.ts";
import { listEvents } from "../../core/events/index.ts";
import { fieldsOf, mergeFields } from "../../core/fields/index.ts";
import {
  admitInterview,
  annotateInterview,
  archiveInterview,
  createInterviews,
  decideInterview,
  deleteInterview,
  extendInterview,
  findInterview,
  listInterviews,
  readDetails,
  refuseInterview,
  renewLink,
  reopenInterview,
  replaceInterviewQuestions,
} from "../../core/interviews/index.ts";
import { resendInvitation } from "../../core/invitations/index.ts";
import { answersOf } from "../../core/recordings/index.ts";
import { refuse, unwrap } from "../../core/refusal.ts";
import type { Caller } from "./caller.ts";
import type { NativeContext } from "./context.ts";
import { presentEvent, presentInterview, presentInterviewRow } from "./present.ts";
import { change, cursorIn, enter, flagQuery, idParams, pageQuery, typed } from "./route.ts";

const PROGRESS = [
  "created",
  "invited",
  "started",
  "answering",
  "completed",
  "evaluated",
  "expired",
  "withdrawn",
] as const;
const MS_PER_HOUR = 3_600_000;

const listQuery = pageQuery.extend({
  positionId: z.guid().optional(),
  admission: z.enum(["draft", "admitted", "refused"]).optional(),
  /** One or several, divided by commas. */
  progress: z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(z.enum(PROGRESS)))
    .optional(),
  decision: z.enum(["undecided", "shortlisted", "discarded"]).optional(),
  search: z.string().trim().min(1).max(200).optional(),
  archived: flagQuery,
});
const eventQuery = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});
const noBody = z.union([z.strictObject({}), z.null(), z.undefined()]);

export function interviewRoutes(app: FastifyInstance, deps: NativeContext): void {
  /** The interview as it is now; not found for what is deleted or another workspace's. */
  async function present(caller: Caller, id: string) {
    const row = await findInterview(deps.database, caller.workspaceId, id);
    if (!row) refuse("not_found", "There is no such interview.");
    const [fields, answers, details] = await Promise.all([
      fieldsOf(deps.database, caller.workspaceId, [id]),
      answersOf(deps, caller.workspaceId, [id]),
      readDetails(deps.database, caller.workspaceId, row),
    ]);
    return presentInterview(deps, row, { fields: fields.get(id) ?? {}, answers: answers.get(id) ?? [], details });
  }

  typed(app).get("/interviews", { schema: { querystring: listQuery } }, async (request, reply) => {
    const caller = await enter(deps, request, reply, "interviews:read");
    const { limit, cursor: _cursor, ...filter } = request.query;
    const { rows, next } = await listInterviews(deps.database, caller.workspaceId, filter, {
      limit,
      after: cursorIn(request.query),
    });
    const fields = await fieldsOf(
      deps.database,
      caller.workspaceId,
      rows.map((row) => row.id),
    );
    return { data: rows.map((row) => presentInterviewRow(row, fields.get(row.id) ?? {})), next };
  });

  typed(app).post("/interviews", { schema: { body: createInterviewSchema } }, async (request, reply) => {
    const caller = await enter(deps, request, reply, "interviews:write");
    const { positionId, sendInvitation, sendAfterHours, customQuestions, customFields, ...input } = request.body;
    const created = await change(deps, caller, async (step) => {
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
      return unwrap(result);
    });
    return reply.code(201).send(await present(caller, created.id));
  });

  typed(app).get("/interviews/:id", { schema: { params: idParams } }, async (request, reply) => {
    const caller = await enter(deps, request, reply, "interviews:read");
    return present(caller, request.params.id);
  });

  typed(app).patch(
    "/interviews/:id",
    { schema: { params: idParams, body: updateInterviewSchema } },
    async (request, reply) => {
      const caller = await enter(deps, request, reply, "interviews:write");
      const { customFields, ...notes } = request.body;
      const { id } = request.params;
      await change(deps, caller, async (step) => {
        if (Object.keys(notes).length > 0) await annotateInterview(step, id, notes);
        if (customFields) {
          const [merged] = await mergeFields(step, [{ interviewId: id, values: customFields }]);
          if (merged) unwrap(merged);
        }
      });
      return present(caller, id);
    },
  );

  typed(app).delete("/interviews/:id", { schema: { params: idParams } }, async (request, reply) => {
    const caller = await enter(deps, request, reply, "interviews:write");
    await change(deps, caller, (step) => deleteInterview(step, request.params.id));
    return reply.code(204).send();
  });

  typed(app).put(
    "/interviews/:id/questions",
    { schema: { params: idParams, body: replaceQuestionsSchema } },
    async (request, reply) => {
      const caller = await enter(deps, request, reply, "interviews:write");
      const { id } = request.params;
      await change(deps, caller, (step) => replaceInterviewQuestions(step, id, request.body.questions));
      return present(caller, id);
    },
  );

  typed(app).get(
    "/interviews/:id/events",
    { schema: { params: idParams, querystring: eventQuery } },
    async (request, reply) => {
      const caller = await enter(deps, request, reply, "interviews:read");
      const { rows, next } = await listEvents(deps.database, caller.workspaceId, {
        ...request.query,
        interviewId: request.params.id,
      });
      return { data: rows.map(presentEvent), next: next === null ? null : String(next) };
    },
  );

  /** Declares POST /interviews/{id}/<name>: one command, then the interview as it is. */
  function action<Body extends z.ZodType>(
    name: string,
    body: Body,
    command: (step: Change, id: string, input: z.infer<Body>) => Promise<unknown>,
  ): void {
    typed(app).post(`/interviews/:id/${name}`, { schema: { params: idParams, body } }, async (request, reply) => {
      const caller = await enter(deps, request, reply, "interviews:write");
      const { id } = idParams.parse(request.params);
      await change(deps, caller, (step) => command(step, id, body.parse(request.body)));
      return present(caller, id);
    });
  }
  action("admit", noBody, (step, id) => admitInterview(step, id));
  action("refuse", refuseSchema, (step, id, { reason }) => refuseInterview(step, id, reason));
  action("decide", decideSchema, (step, id, { decision }) => decideInterview(step, id, decision));
  action("resend", resendSchema.nullish(), (step, id, input) => resendInvitation(step, id, input ?? {}));
  action("extend", extendSchema, (step, id, { days }) => extendInterview(step, id, days));
  action("reopen", noBody, (step, id) => reopenInterview(step, id));
  action("archive", noBody, (step, id) => archiveInterview(step, id, true));
  action("unarchive", noBody, (step, id) => archiveInterview(step, id, false));
  action("new-link", noBody, (step, id) => renewLink(deps, step, id));
}
