/** Gives candidates back: a page of them, or one. */
import type { Kysely } from "kysely";
import { authorise } from "../../core/actor.ts";
import { fetchRecord, fetchRecords, formLink, type InterviewRecord } from "../../core/interviews/index.ts";
import type { KeyCaller } from "../../core/keys/index.ts";
import { answersOf, signMedia } from "../../core/recordings/index.ts";
import { RefusedError, refuse } from "../../core/refusal.ts";
import { findUnstorable } from "../../core/storable-text.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { Keyring } from "../../platform/keyring/keyring.ts";
import { fetchSchema } from "./bodies.ts";
import { invalidBody, parseBody } from "./envelope.ts";
import { type PresentDeps, presentCandidate } from "./present.ts";

export interface ReadBackDeps {
  database: Kysely<Schema>;
  keyring: Keyring;
  publicUrl: string;
  clock: () => Date;
}

const DEFAULT_LIMIT = 20;

export async function readBack(deps: ReadBackDeps, caller: KeyCaller, body: unknown) {
  authorise(caller.actor, "interviews:read");
  const given = parseBody(fetchSchema, body);
  const unstorable = findUnstorable(given);
  if (unstorable) throw invalidBody([unstorable]);
  if (given.interviewId !== undefined) {
    const record = await fetchRecord(deps.database, caller.workspaceId, {
      interviewId: given.interviewId,
      positionId: given.interviewerId,
    });
    if (!record) refuse("not_found", "There is no such interview for this interviewer.");
    const [data] = await present(deps, caller, [record]);
    return { data, code: 200, message: "Candidate fetched successfully" };
  }
  const page = given.page ?? 1;
  const limit = given.limit ?? DEFAULT_LIMIT;
  const { total, rows } = await fetchRecords(deps.database, caller.workspaceId, {
    positionId: given.interviewerId,
    filters: given.additionalFields ?? {},
    page,
    limit,
    includeArchived: given.includeArchived ?? false,
  }).catch(renamePath);
  return {
    data: await present(deps, caller, rows),
    pagination: { page, limit, total, totalPages: Math.ceil(total / limit) },
    code: 200,
    message: "Candidates fetched successfully",
  };
}

/** The core's filters are the body's additionalFields. */
function renamePath(error: unknown): never {
  if (!(error instanceof RefusedError) || error.refusal.path?.[0] !== "filters") throw error;
  throw new RefusedError({ ...error.refusal, path: ["additionalFields", ...error.refusal.path.slice(1)] });
}

async function present(deps: ReadBackDeps, caller: KeyCaller, records: readonly InterviewRecord[]) {
  const answers = await answersOf(
    deps,
    caller.workspaceId,
    records.map((record) => record.id),
  );
  const now = deps.clock();
  const presenting: PresentDeps = {
    linkOf: ({ id, codeGeneration }) => formLink(deps.publicUrl, id, deps.keyring.roomCode(id, codeGeneration)),
    mediaUrl: (file) => signMedia({ keyring: deps.keyring, publicUrl: deps.publicUrl, now }, file),
  };
  return records.map((record) => presentCandidate(presenting, record, answers.get(record.id) ?? []));
}
