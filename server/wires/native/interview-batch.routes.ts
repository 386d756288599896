/** /interviews/batch and /interviews/bulk: many new interviews, or one thing for many, with a result for each. */
import type { FastifyInstance } from "fastify";
import {
  type BatchResult,
  batchAnswerSchema,
  batchRowSchema,
  bulkAnswerSchema,
  bulkSchema,
  createInterviewsSchema,
} from "../../../shared/native.ts";
import { actOnInterviews, createMany, type NewInterview } from "../../core/interviews/index.ts";
import { type Refusal, RefusedError, refuse } from "../../core/refusal.ts";
import { findUnstorable } from "../../core/storable-text.ts";
import { parseInput } from "../parse-input.ts";
import type { NativeContext } from "./context.ts";
import { write } from "./operation.ts";
import { pointerOf } from "./problems.ts";

const MS_PER_HOUR = 3_600_000;
const BATCH_BYTES = 5 * 1024 * 1024;

const writes = { tag: "Interviews", scope: "interviews:write", method: "POST" } as const;

export function interviewBatchRoutes(app: FastifyInstance, deps: NativeContext): void {
  write(
    app,
    deps,
    {
      ...writes,
      id: "createInterviews",
      path: "/interviews/batch",
      summary: "Create many interviews",
      description:
        "A result per row, in their order: one that is refused blocks no other. A dry run says what would happen, with what exists at this moment, and writes nothing.",
      body: createInterviewsSchema,
      answer: batchAnswerSchema,
      bodyLimitBytes: BATCH_BYTES,
      readsRowsByThemselves: "rows",
    },
    async ({ caller, step, body }) => {
      const { positionId, dryRun, sendInvitation, sendAfterHours, admission, rows } = body;
      const read = rows.map(readRow);
      const shared = {
        admission: admission ?? null,
        mailing: sendInvitation ? "send" : "never",
        sendAt: sendAfterHours > 0 ? new Date(step.now.getTime() + sendAfterHours * MS_PER_HOUR) : null,
        source: caller.actor.kind === "member" ? "dashboard" : "native",
      } as const;
      const results: BatchResult[] = read.map((row, index) =>
        "refusal" in row ? refusedRow(index, row.refusal) : { ...NOTHING, index, status: "valid" },
      );
      const valid = read.flatMap((row, index) => ("refusal" in row ? [] : [{ index, input: row.input }]));
      const made = await createMany(
        deps,
        step,
        positionId.toLowerCase(),
        valid.map(({ input }) => ({ ...input, ...shared })),
        { dryRun },
      );
      for (const [place, { index }] of valid.entries()) {
        const result = made[place];
        if (!result) continue;
        if (!result.ok) results[index] = refusedRow(index, inRow(result.refusal));
        else if (!dryRun) {
          const { id, code } = result.value;
          results[index] = { ...NOTHING, index, status: "created", id, link: `${deps.publicUrl}/i/${code}` };
        }
      }
      const refused = results.filter((result) => result.status === "refused").length;
      return { created: results.length - refused, refused, results };
    },
  );
  write(
    app,
    deps,
    {
      ...writes,
      id: "actOnInterviews",
      path: "/interviews/bulk",
      summary: "Do one thing with many interviews",
      description:
        "A result per interview: one that is refused blocks no other. An interview that is already as asked for counts as done.",
      body: bulkSchema,
      answer: bulkAnswerSchema,
    },
    async ({ step, body: { ids, ...action } }) => {
      const outcomes = await actOnInterviews(step, [...new Set(ids)], action);
      const results = [...outcomes].map(([id, result]) =>
        result.ok
          ? { id, status: "done" as const, code: null, detail: null }
          : { id, status: "refused" as const, code: result.refusal.code, detail: result.refusal.message },
      );
      const done = results.filter((result) => result.status === "done").length;
      return { done, refused: results.length - done, results };
    },
  );
}

const NOTHING = { id: null, link: null, code: null, detail: null, pointer: null };

const refusedRow = (index: number, { code, message, path, others = [] }: Refusal): BatchResult => ({
  ...NOTHING,
  index,
  status: "refused",
  code,
  detail: message,
  pointer: pointerOf(["rows", index, ...(path ?? others[0]?.path ?? [])]),
});

/** Where in its row the core refused something: values of custom fields are named by their keys. */
const inRow = (refusal: Refusal): Refusal =>
  refusal.code === "duplicate" ? refusal : { ...refusal, path: ["customFields", ...(refusal.path ?? [])] };

type RowInput = Omit<NewInterview, "admission" | "mailing" | "sendAt" | "source">;

function readRow(row: unknown): { input: RowInput } | { refusal: Refusal } {
  try {
    const unstorable = findUnstorable(row);
    if (unstorable) refuse("invalid", unstorable.message, { path: unstorable.path });
    const { customQuestions, customFields, skills, metadata, ...input } = parseInput(batchRowSchema, row);
    return {
      input: {
        ...input,
        skills: skills ?? [],
        customQuestions: (customQuestions ?? []).map((text) => ({ text })),
        fields: customFields ?? {},
        metadata: metadata ?? {},
      },
    };
  } catch (error) {
    if (error instanceof RefusedError) return { refusal: error.refusal };
    throw error;
  }
}
