/** /question-sets: questions kept to be put into positions, as copies. */
import type { FastifyInstance } from "fastify";
import { createQuestionSetSchema, pageOf, questionSetSchema, updateQuestionSetSchema } from "../../../shared/native.ts";
import {
  createQuestionSet,
  deleteQuestionSet,
  listQuestionSets,
  type QuestionSetRecord,
  readQuestionSet,
  updateQuestionSet,
} from "../../core/positions/index.ts";
import type { NativeContext } from "./context.ts";
import { read, write } from "./operation.ts";
import { questionVideo } from "./present.ts";
import { cursorIn, idParams, pageQuery } from "./route.ts";

const reads = { tag: "Question sets", scope: "positions:read" } as const;
const writes = { tag: "Question sets", scope: "positions:write" } as const;

export function questionSetRoutes(app: FastifyInstance, deps: NativeContext): void {
  const present = ({ createdAt, updatedAt, ...set }: QuestionSetRecord) => ({
    ...set,
    questions: set.questions.map((question) => ({ ...question, videoUrl: questionVideo(deps, question.videoFileId) })),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  });
  read(
    app,
    deps,
    {
      ...reads,
      id: "listQuestionSets",
      path: "/question-sets",
      summary: "List question sets",
      description: "Newest first.",
      query: pageQuery,
      answer: pageOf(questionSetSchema),
    },
    async ({ caller, query }) => {
      const { rows, next } = await listQuestionSets(deps.database, caller.workspaceId, {
        limit: query.limit,
        after: cursorIn(query),
      });
      return { data: rows.map(present), next };
    },
  );
  write(
    app,
    deps,
    {
      ...writes,
      id: "createQuestionSet",
      method: "POST",
      path: "/question-sets",
      summary: "Keep questions as a set",
      description: "To put a set into a position, add its questions to the position's: they are copies from then on.",
      body: createQuestionSetSchema,
      answer: questionSetSchema,
      status: 201,
    },
    async ({ step, body }) => present(await createQuestionSet(step, body)),
  );
  const one = { path: "/question-sets/:id", params: idParams } as const;
  read(
    app,
    deps,
    { ...reads, ...one, id: "getQuestionSet", summary: "Read a question set", answer: questionSetSchema },
    async ({ caller, params }) => present(await readQuestionSet(deps.database, caller.workspaceId, params.id)),
  );
  write(
    app,
    deps,
    {
      ...writes,
      ...one,
      id: "updateQuestionSet",
      versioned: true,
      method: "PATCH",
      summary: "Change a question set",
      description: "What is given changes; questions replace the list. Positions keep the copies that they have.",
      body: updateQuestionSetSchema,
      answer: questionSetSchema,
    },
    async ({ step, params, body, expectedVersion }) =>
      present(await updateQuestionSet(step, params.id, body, expectedVersion)),
  );
  write(
    app,
    deps,
    {
      ...writes,
      ...one,
      id: "deleteQuestionSet",
      versioned: true,
      method: "DELETE",
      summary: "Delete a question set",
      description: "Positions keep the copies that they have.",
      answer: null,
    },
    async ({ step, params, expectedVersion }) => {
      await deleteQuestionSet(step, params.id, expectedVersion);
      return null;
    },
  );
}
