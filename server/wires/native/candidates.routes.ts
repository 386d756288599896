/** /candidates: people by e-mail address. One comes into being with the first interview, so there is no call that creates one alone. */
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import {
  type Candidate,
  type CandidateWithInterviews,
  candidateSchema,
  candidateWithInterviewsSchema,
  pageOf,
  updateCandidateSchema,
} from "../../../shared/native.ts";
import { hiddenFrom } from "../../core/actor.ts";
import { type CandidateRecord, findCandidate, listCandidates, updateCandidate } from "../../core/candidates/index.ts";
import { cvOfCandidate } from "../../core/documents/index.ts";
import { listInterviews } from "../../core/interviews/index.ts";
import { refuse } from "../../core/refusal.ts";
import { blindFor } from "../../core/reviews/index.ts";
import type { Caller } from "./caller.ts";
import type { NativeContext } from "./context.ts";
import { read, write } from "./operation.ts";
import { presentInterviewRow } from "./present.ts";
import { presentCv } from "./present-cv.ts";
import { cursorIn, idParams, pageQuery } from "./route.ts";

const listQuery = pageQuery.extend({
  search: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .meta({ description: "Beginnings of words of the name or of the e-mail address, in any order." }),
});

/** How many of a candidate's interviews come with the candidate. */
const SHOWN_INTERVIEWS = 50;

export function candidateRoutes(app: FastifyInstance, deps: NativeContext): void {
  const about = { tag: "Candidates" } as const;
  read(
    app,
    deps,
    {
      ...about,
      scope: "interviews:read",
      id: "listCandidates",
      path: "/candidates",
      summary: "List candidates",
      description: "Newest first. A candidate comes into being with the first interview.",
      query: listQuery,
      answer: pageOf(candidateSchema),
    },
    async ({ caller, query }) => {
      const { rows, next } = await listCandidates(
        deps.database,
        caller.workspaceId,
        { search: query.search, hidden: hiddenFrom(caller.actor) },
        { limit: query.limit, after: cursorIn(query) },
      );
      return { data: rows.map(presentCandidate), next };
    },
  );
  read(
    app,
    deps,
    {
      ...about,
      scope: "interviews:read",
      id: "getCandidate",
      path: "/candidates/:id",
      summary: "Read a candidate",
      description:
        "With the newest 50 of the candidate's interviews, archived ones not; the cursor in it goes on in GET /interviews?candidateId=.",
      params: idParams,
      answer: candidateWithInterviewsSchema,
    },
    ({ caller, params }) => readCandidate(deps, caller, params.id),
  );
  write(
    app,
    deps,
    {
      ...about,
      scope: "interviews:write",
      id: "updateCandidate",
      versioned: true,
      method: "PATCH",
      path: "/candidates/:id",
      summary: "Change a candidate's name and phone",
      description:
        "Interviews keep the name and phone that they were made with. Send If-Match so that nobody's change is overwritten.",
      params: idParams,
      body: updateCandidateSchema,
      answer: candidateWithInterviewsSchema,
    },
    async ({ deps: within, caller, step, params, body, expectedVersion }) => {
      await updateCandidate(step, params.id, body, expectedVersion);
      return readCandidate(within, caller, params.id);
    },
  );
}

async function readCandidate(deps: NativeContext, caller: Caller, id: string): Promise<CandidateWithInterviews> {
  const hidden = hiddenFrom(caller.actor);
  const candidate = await findCandidate(deps.database, caller.workspaceId, id, hidden);
  if (!candidate) refuse("not_found", "There is no such candidate.");
  const { rows, next } = await listInterviews(
    deps.database,
    caller.workspaceId,
    { candidateId: id, archived: false },
    { sort: "-createdAt", limit: SHOWN_INTERVIEWS, after: null, hidden },
  );
  const blind = await blindFor(
    deps.database,
    caller,
    rows.map((row) => row.id),
  );
  return {
    ...presentCandidate(candidate),
    cv: presentCv(deps, await cvOfCandidate(deps.database, caller.workspaceId, id, hidden)),
    interviews: { data: rows.map((row) => presentInterviewRow(row, row.fields, blind)), next },
  };
}

const presentCandidate = (row: CandidateRecord): Candidate => ({
  id: row.id,
  name: row.name,
  email: row.email,
  phone: row.phone,
  interviewCount: row.interview_count,
  lastInterviewAt: row.last_interview_at?.toISOString() ?? null,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});
