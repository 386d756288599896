/** Pushes candidates in: many at once with their invitations, or one without any mail. */

import { authorise } from "../../core/actor.ts";
import { type Change, type ChangeDeps, changeWorkspace } from "../../core/change.ts";
import { fillFromMetadata, managedFields } from "../../core/fields/index.ts";
import { type CreateInterviewsDeps, createInterviews, type NewInterview } from "../../core/interviews/index.ts";
import type { KeyCaller } from "../../core/keys/index.ts";
import { RefusedError } from "../../core/refusal.ts";
import { findUnstorable } from "../../core/storable-text.ts";
import { batchSchema, delaySchema, rowSchema, singleSchema } from "./bodies.ts";
import { type Failure, failureOf, invalidBody, parseBody } from "./envelope.ts";
import { presentCreated } from "./present.ts";
import { ADMISSIONS } from "./status.ts";

export type IngestDeps = ChangeDeps & CreateInterviewsDeps;

const SOURCE = "interviewflow";
/** The key of metadata that delays the mail; it never fills a field. */
const DELAY = "sendEmailAfter";
const MS_PER_HOUR = 3_600_000;

/** One candidate, never mailed. Answers 201 with exactly the vendor's body. */
export async function ingestOne(deps: IngestDeps, caller: KeyCaller, body: unknown) {
  authorise(caller.actor, "interviews:write");
  const given = parseBody(singleSchema, body);
  const unstorable = findUnstorable(given);
  if (unstorable) throw invalidBody([unstorable]);
  const [result] = await changeWorkspace(deps, caller.actor, caller.workspaceId, (change) =>
    ingest(deps, change, given.jobId, [
      {
        name: given.name,
        email: given.email,
        admission: given.status ? ADMISSIONS[given.status] : null,
        skills: given.skills ?? [],
        customQuestions: (given.customQuestions ?? []).map((question) => ({
          text: question.question,
          ...("timeLimitSeconds" in question ? { answerSeconds: question.timeLimitSeconds } : {}),
          ...("expectedAnswer" in question ? { expectedAnswer: question.expectedAnswer } : {}),
          ...("followUps" in question ? { followUps: question.followUps } : {}),
        })),
        fields: given.additionalFields ?? {},
        metadata: given.metadata ?? {},
        resumeUrl: given.resumeUrl,
        mailing: "never",
        sendAt: null,
        source: SOURCE,
      },
    ]),
  );
  if (!result) throw new Error("An interview was neither made nor refused.");
  if (!result.ok) {
    const { path, ...refusal } = result.refusal;
    throw new RefusedError(path ? { ...refusal, path: pathInBody(result.refusal.code, path) } : refusal);
  }
  return { data: presentCreated(result.value), code: 201, message: "Interview link created successfully" };
}

/** Up to 500 candidates with their invitation mails. A row that does not fit blocks no other. */
export async function ingestMany(deps: IngestDeps, caller: KeyCaller, body: unknown) {
  authorise(caller.actor, "interviews:write");
  const { data, ...given } = parseBody(batchSchema, body);
  const unstorable = findUnstorable(given);
  if (unstorable) throw invalidBody([unstorable]);
  const now = deps.clock();
  const rows = data.map((row) => readRow(row, given, now));
  const inputs = rows.flatMap((row) => (row.ok ? [row.input] : []));
  const results = await changeWorkspace(deps, caller.actor, caller.workspaceId, (change) =>
    ingest(deps, change, given.interviewerId, inputs),
  );
  const created: (ReturnType<typeof presentCreated> & { emailScheduledAt: string | null })[] = [];
  const errors: (Omit<Failure, "errors"> & { index: number; email: string | null; errors: Failure["errors"] })[] = [];
  let next = 0;
  for (const [index, row] of rows.entries()) {
    if (!row.ok) {
      errors.push({ index, email: emailIn(data[index]), ...row.failure });
      continue;
    }
    const result = results[next++];
    if (result?.ok) {
      created.push({ ...presentCreated(result.value), emailScheduledAt: result.value.sendAt?.toISOString() ?? null });
    } else if (result) {
      const path = result.refusal.path && pathInBody(result.refusal.code, result.refusal.path);
      errors.push({ index, email: row.input.email, ...failureOf({ ...result.refusal, ...(path ? { path } : {}) }) });
    }
  }
  const code = created.length > 0 ? 201 : 400;
  return {
    data: created,
    errors,
    summary: { received: data.length, created: created.length, rejected: errors.length },
    code,
    message: created.length > 0 ? "Candidates ingested successfully" : "No candidate was ingested",
  };
}

/** A refused value of a custom field is named by its key alone; every other path is one of the candidate's own. */
const pathInBody = (code: string, path: readonly (string | number)[]): readonly (string | number)[] =>
  code === "duplicate" ? path : ["additionalFields", ...path];

async function ingest(deps: IngestDeps, change: Change, positionId: string, inputs: readonly NewInterview[]) {
  const hasMetadata = inputs.some((input) => Object.keys(input.metadata).length > 0);
  const managed = hasMetadata ? await managedFields(change.transaction, change.workspaceId) : new Map();
  const filled = inputs.map((input) => {
    const { [DELAY]: _delay, ...metadata } = input.metadata;
    return { ...input, fields: fillFromMetadata(input.fields, metadata, managed) };
  });
  return createInterviews(deps, change, positionId, filled);
}

type ReadRow = { ok: true; input: NewInterview } | { ok: false; failure: Failure };

function readRow(
  row: unknown,
  batch: { status?: keyof typeof ADMISSIONS | undefined; skills?: string[] | undefined },
  now: Date,
): ReadRow {
  const parsed = rowSchema.safeParse(row);
  if (!parsed.success) return refuseRow(parsed.error.issues);
  const given = parsed.data;
  const unstorable = findUnstorable(given);
  if (unstorable) return refuseRow([unstorable]);
  const delay = given.metadata?.[DELAY];
  const hours = delaySchema.safeParse(delay);
  if (delay !== undefined && delay !== null && !hours.success) {
    return refuseRow(hours.error.issues.map(({ message }) => ({ path: ["metadata", DELAY], message })));
  }
  return {
    ok: true,
    input: {
      name: given.name,
      email: given.email,
      admission: batch.status ? ADMISSIONS[batch.status] : null,
      skills: given.skills ?? batch.skills ?? [],
      customQuestions: [],
      fields: given.additionalFields ?? {},
      metadata: given.metadata ?? {},
      mailing: "send",
      sendAt: hours.success ? new Date(now.getTime() + hours.data * MS_PER_HOUR) : null,
      source: SOURCE,
    },
  };
}

function refuseRow(problems: readonly { path: readonly PropertyKey[]; message: string }[]): ReadRow {
  const { message, errors } = invalidBody(problems);
  return { ok: false, failure: { code: 400, message, errors: [...errors] } };
}

/** The address of a row that could not be read, if it has one, to find the row by. */
function emailIn(row: unknown): string | null {
  if (typeof row !== "object" || row === null || !("email" in row) || typeof row.email !== "string") return null;
  return row.email.trim().toLowerCase().slice(0, 254);
}
