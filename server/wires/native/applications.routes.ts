/** /applications and /candidate-entries: candidates in the pipelines of job posts, and CVs that wait for a person. */
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import {
  APPLICATION_STATES,
  type Application,
  applicationSchema,
  type CandidateEntry,
  candidateEntrySchema,
  confirmEntrySchema,
  createApplicationSchema,
  ENTRY_STATES,
  moveApplicationSchema,
  pageOf,
  rejectApplicationSchema,
} from "../../../shared/native.ts";
import { hiddenFrom } from "../../core/actor.ts";
import {
  type ApplicationRecord,
  createApplication,
  listApplications,
  moveApplication,
  readApplication,
  rejectApplication,
} from "../../core/applications/index.ts";
import {
  confirmEntry,
  discardEntry,
  type EntryRecord,
  listEntries,
  readEntryRecord,
  retryEntry,
} from "../../core/entries/index.ts";
import { signMedia } from "../../core/recordings/index.ts";
import { refuse } from "../../core/refusal.ts";
import { blindFor } from "../../core/reviews/index.ts";
import type { Caller } from "./caller.ts";
import type { NativeContext } from "./context.ts";
import { read, write } from "./operation.ts";
import { presentCv } from "./present-cv.ts";
import { cursorIn, idParams, idSchema, pageQuery } from "./route.ts";

const reads = { tag: "Applications", scope: "interviews:read" } as const;
const writes = { tag: "Applications", scope: "interviews:write", method: "POST" } as const;

const presentApplication = (
  deps: NativeContext,
  {
    projectId: _project,
    positionId: _position,
    interview,
    stageSince,
    cv,
    consentedAt,
    createdAt,
    updatedAt,
    ...application
  }: ApplicationRecord,
  blind: ReadonlySet<string>,
): Application => ({
  ...application,
  interview: interview && (blind.has(interview.id) ? { ...interview, reviewAverage: null } : interview),
  stageSince: stageSince.toISOString(),
  cv: presentCv(deps, cv),
  consentedAt: consentedAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});

function presentEntry(deps: NativeContext, { cvFile, createdAt, ...entry }: EntryRecord): CandidateEntry {
  const now = deps.clock();
  return {
    ...entry,
    cvUrl: cvFile ? signMedia({ ...deps, now }, cvFile) : null,
    createdAt: createdAt.toISOString(),
  };
}

export function applicationRoutes(app: FastifyInstance, deps: NativeContext): void {
  const presentAll = async (caller: Caller, applications: readonly ApplicationRecord[]) => {
    const interviewIds = applications.flatMap(({ interview }) => (interview ? [interview.id] : []));
    const blind = await blindFor(deps.database, caller, interviewIds);
    return applications.map((application) => presentApplication(deps, application, blind));
  };
  // Only who sees every score may write.
  const present = (application: ApplicationRecord) => presentApplication(deps, application, new Set());
  read(
    app,
    deps,
    {
      ...reads,
      id: "listApplications",
      path: "/applications",
      summary: "List applications",
      description: "Newest first.",
      query: pageQuery.extend({
        jobPostId: idSchema.optional(),
        stageId: idSchema.optional(),
        candidateId: idSchema.optional(),
        state: z.enum(APPLICATION_STATES).optional(),
      }),
      answer: pageOf(applicationSchema),
    },
    async ({ caller, query }) => {
      const { jobPostId, stageId, candidateId, state } = query;
      const filter = { jobPostId, stageId, candidateId, state, hidden: hiddenFrom(caller.actor) };
      const page = { limit: query.limit, after: cursorIn(query) };
      const { rows, next } = await listApplications(deps.database, caller.workspaceId, filter, page);
      return { data: await presentAll(caller, rows), next };
    },
  );
  write(
    app,
    deps,
    {
      ...writes,
      id: "createApplication",
      path: "/job-posts/:id/applications",
      summary: "Put a candidate into a pipeline",
      description: "Into its first stage; who has applied before stays where they are. Nobody is mailed.",
      params: idParams,
      body: createApplicationSchema,
      answer: applicationSchema,
      status: 201,
    },
    async ({ step, params, body }) => present(await createApplication(step, params.id, body)),
  );
  read(
    app,
    deps,
    {
      ...reads,
      id: "getApplication",
      path: "/applications/:id",
      summary: "Read an application",
      params: idParams,
      answer: applicationSchema,
    },
    async ({ caller, params }) => {
      const hidden = hiddenFrom(caller.actor);
      const [application] = await presentAll(caller, [
        await readApplication(deps.database, caller.workspaceId, params.id, hidden),
      ]);
      return application ?? refuse("not_found", "There is no such application.");
    },
  );
  write(
    app,
    deps,
    {
      ...writes,
      id: "moveApplication",
      versioned: true,
      path: "/applications/:id/move",
      summary: "Move an application to another stage",
      params: idParams,
      body: moveApplicationSchema,
      answer: applicationSchema,
    },
    async ({ step, params, body, expectedVersion }) =>
      present(await moveApplication(step, params.id, body, expectedVersion)),
  );
  write(
    app,
    deps,
    {
      ...writes,
      id: "rejectApplication",
      versioned: true,
      path: "/applications/:id/reject",
      summary: "Reject an application",
      description:
        "Mailed only when asked, once: what is rejected already stays as it is. Taking it back cancels mail that has not left.",
      params: idParams,
      body: rejectApplicationSchema,
      answer: applicationSchema,
    },
    async ({ step, params, body: { reason, mail }, expectedVersion }) => {
      const told = mail?.send ? { message: mail.message } : undefined;
      return present(await rejectApplication(step, params.id, { rejected: true, reason, mail: told }, expectedVersion));
    },
  );
  write(
    app,
    deps,
    {
      ...writes,
      id: "reopenApplication",
      versioned: true,
      path: "/applications/:id/reopen",
      summary: "Take a rejection back",
      params: idParams,
      answer: applicationSchema,
    },
    async ({ step, params, expectedVersion }) =>
      present(await rejectApplication(step, params.id, { rejected: false }, expectedVersion)),
  );
  read(
    app,
    deps,
    {
      ...reads,
      id: "listCandidateEntries",
      path: "/candidate-entries",
      summary: "List CVs without an address",
      description: "Newest first, without their text.",
      query: pageQuery.extend({ state: z.enum(ENTRY_STATES).optional() }),
      answer: pageOf(candidateEntrySchema),
    },
    async ({ caller, query }) => {
      const filter = { state: query.state, hidden: hiddenFrom(caller.actor) };
      const page = { limit: query.limit, after: cursorIn(query) };
      const { rows, next } = await listEntries(deps.database, caller.workspaceId, filter, page);
      return { data: rows.map((entry) => ({ ...presentEntry(deps, entry), cvText: null })), next };
    },
  );
  read(
    app,
    deps,
    {
      ...reads,
      id: "getCandidateEntry",
      path: "/candidate-entries/:id",
      summary: "Read a CV without an address",
      params: idParams,
      answer: candidateEntrySchema,
    },
    async ({ caller, params }) =>
      presentEntry(deps, await readEntryRecord(deps.database, caller.workspaceId, params.id, hiddenFrom(caller.actor))),
  );
  write(
    app,
    deps,
    {
      ...writes,
      id: "confirmCandidateEntry",
      versioned: true,
      path: "/candidate-entries/:id/confirm",
      summary: "Say whose CV it is",
      description:
        "The person becomes a candidate, with an interview and an application where the CV came for one. Mailed only when asked.",
      params: idParams,
      body: confirmEntrySchema,
      answer: candidateEntrySchema,
    },
    async ({ step, params, body, expectedVersion }) =>
      presentEntry(deps, await confirmEntry(deps, step, params.id, body, expectedVersion)),
  );
  write(
    app,
    deps,
    {
      ...writes,
      id: "retryCandidateEntry",
      versioned: true,
      path: "/candidate-entries/:id/retry",
      summary: "Fetch a CV again",
      description: "Of an entry that failed, from the same address.",
      params: idParams,
      answer: candidateEntrySchema,
    },
    async ({ step, params, expectedVersion }) => presentEntry(deps, await retryEntry(step, params.id, expectedVersion)),
  );
  write(
    app,
    deps,
    {
      ...writes,
      method: "DELETE",
      id: "discardCandidateEntry",
      versioned: true,
      path: "/candidate-entries/:id",
      summary: "Put a CV without an address away",
      description: "The entry, its file and its text are deleted. Not possible once it is confirmed.",
      params: idParams,
      answer: null,
    },
    async ({ step, params, expectedVersion }) => {
      await discardEntry(step, params.id, expectedVersion);
      return null;
    },
  );
}
