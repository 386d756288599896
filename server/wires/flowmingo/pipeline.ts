/** Applications and submissions, read and moved (contract section 6), and the public list of job posts (section 7). */
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { Progress } from "../../../shared/native.ts";
import { authorise } from "../../core/actor.ts";
import {
  type ApplicationRecord,
  moveApplication,
  pageOfApplications,
  readApplication,
  rejectApplication,
} from "../../core/applications/index.ts";
import { type ChangeDeps, changeWorkspace } from "../../core/change.ts";
import { findInterview, type InterviewRowRecord, pageOfInterviews } from "../../core/interviews/index.ts";
import { pageOfJobPosts } from "../../core/job-posts/index.ts";
import type { KeyCaller } from "../../core/keys/index.ts";
import { refuse } from "../../core/refusal.ts";
import { findWorkspaceByNumber } from "../../core/workspaces/index.ts";
import type { Keyring } from "../../platform/keyring/keyring.ts";
import { parseInput } from "../parse-input.ts";
import { messageOf } from "./message.ts";
import { countedPage, idParam, listed, presentPost, type ReadDeps } from "./read.ts";
import { outOfTen } from "./score.ts";
import { statusText } from "./status.ts";

export type PipelineDeps = ChangeDeps & ReadDeps & { keyring: Keyring };

type Submission = Omit<InterviewRowRecord, "question_count" | "answered">;

/** Until a machine reads CVs and interviews there is the people's score alone. */
const scoresOf = (reviewAverage: number | null) => ({
  cv: null,
  interview: outOfTen(reviewAverage),
  holistic: null,
});

const presentApplication = (application: ApplicationRecord) => ({
  id: application.id,
  com_job_post_id: application.jobPostId,
  com_project_id: application.projectId,
  stage: { id: application.stageId, name: application.stageName },
  stage_id: application.stageId,
  status_text: application.state,
  rejection_reason: application.rejectionReason,
  candidate: application.candidate,
  submission_id: application.interviewId,
  scores: scoresOf(application.interview?.reviewAverage ?? null),
  created_at: application.createdAt.toISOString(),
  updated_at: application.updatedAt.toISOString(),
});

export const presentSubmission = (deps: PipelineDeps, row: Submission) => ({
  id: row.id,
  com_interview_set_id: row.position_id,
  interview_name: row.position_title,
  candidate: { id: row.candidate_id, name: row.name, email: row.email },
  ats_candidate_id: row.external_id,
  status_text: statusText(row),
  scores: scoresOf(row.review_average),
  submission_url: `${deps.publicUrl}/app/interviews/${row.id}`,
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
});

const guid = z.guid().toLowerCase().optional();
export const applicationQuery = countedPage.extend({
  com_job_post_id: guid,
  stage_id: guid,
  email: z.string().max(254).optional(),
  updated_since: z.coerce.date("must be a date and time").optional(),
});

export async function readApplications(deps: PipelineDeps, caller: KeyCaller, { query }: FastifyRequest) {
  authorise(caller.actor, "read_hiring");
  const { com_job_post_id, stage_id, email, updated_since, ...page } = parseInput(applicationQuery, query);
  const filter = { jobPostId: com_job_post_id, stageId: stage_id, email, updatedSince: updated_since, hidden: [] };
  const { rows, total } = await pageOfApplications(deps.database, caller.workspaceId, filter, page);
  return listed(rows.map(presentApplication), page, total);
}

async function wholeApplication(deps: PipelineDeps, caller: KeyCaller, application: ApplicationRecord) {
  const row = application.interviewId
    ? await findInterview(deps.database, caller.workspaceId, application.interviewId)
    : null;
  const presented = presentApplication(application);
  const { interview: score } = presented.scores;
  return {
    ...presented,
    submissions: row ? [presentSubmission(deps, row)] : [],
    evaluations: score === null ? [] : [{ evaluation_type: "interview", evaluation_score: score }],
  };
}

export async function readOneApplication(deps: PipelineDeps, caller: KeyCaller, { params }: FastifyRequest) {
  authorise(caller.actor, "read_hiring");
  const { id } = parseInput(idParam, params);
  return wholeApplication(deps, caller, await readApplication(deps.database, caller.workspaceId, id, []));
}

/** The words of this wire and what of ours each one means; who was refused is rejected in all of them. */
const PROGRESSES: Readonly<Record<string, readonly Progress[]>> = {
  need_cv: [],
  need_interview: ["created", "invited"],
  in_progress: ["started", "answering"],
  processing: [],
  completed: ["completed"],
  evaluated: ["evaluated"],
  expired: ["expired"],
  rejected: ["withdrawn"],
};
export const submissionQuery = countedPage.extend({
  com_interview_set_id: guid,
  status: z.enum(Object.keys(PROGRESSES) as [string, ...string[]]).optional(),
});

export async function readSubmissions(deps: PipelineDeps, caller: KeyCaller, { query }: FastifyRequest) {
  authorise(caller.actor, "read_hiring");
  const { com_interview_set_id, status, ...page } = parseInput(submissionQuery, query);
  const { rows, total } = await pageOfInterviews(deps.database, caller.workspaceId, {
    positionId: com_interview_set_id,
    progress: status === undefined ? undefined : PROGRESSES[status],
    refused: status === "rejected",
    ...page,
  });
  return listed(
    rows.map((row) => presentSubmission(deps, row)),
    page,
    total,
  );
}

export const moveBody = z.looseObject({
  stage_id: z.guid("must be the UUID of a stage").toLowerCase(),
  note: z.string().trim().max(2000).nullish(),
});
export const rejectBody = z.looseObject({
  reason: z.string().trim().max(2000).nullish(),
  send_email: z.boolean().nullish(),
  message: z.string().trim().max(20_000).nullish(),
});

export async function move(deps: PipelineDeps, caller: KeyCaller, { params, body }: FastifyRequest) {
  authorise(caller.actor, "manage_pipeline");
  const { id } = parseInput(idParam, params);
  const { stage_id, note } = parseInput(moveBody, body);
  const moved = await changeWorkspace(deps, caller.actor, caller.workspaceId, (change) =>
    moveApplication(change, id, { stageId: stage_id, note: note ?? undefined }),
  );
  return wholeApplication(deps, caller, moved);
}

export async function reject(deps: PipelineDeps, caller: KeyCaller, { params, body }: FastifyRequest) {
  authorise(caller.actor, "manage_pipeline");
  const { id } = parseInput(idParam, params);
  const { reason, send_email, message } = parseInput(rejectBody, body ?? {});
  const mail = send_email ? { message: message ? messageOf(message, "rejection") : undefined } : undefined;
  const rejected = await changeWorkspace(deps, caller.actor, caller.workspaceId, (change) =>
    rejectApplication(change, id, { rejected: true, reason: reason ?? undefined, mail }),
  );
  return wholeApplication(deps, caller, rejected);
}

export const publicQuery = countedPage.extend({
  organization_id: z.coerce.number("must be the number of an organization").int().min(1).max(2_000_000_000),
});

/** Open job posts of an organization, for anybody. */
export async function readPublicPosts(deps: PipelineDeps, { query }: FastifyRequest) {
  const { organization_id, page, limit } = parseInput(publicQuery, query);
  const workspace = await findWorkspaceByNumber(deps.database, organization_id);
  if (!workspace) refuse("not_found", "There is no such organization.");
  const filter = { state: "open", hidden: [] } as const;
  const { rows, total } = await pageOfJobPosts(deps.database, workspace.id, filter, { page, limit });
  const items = rows.map((post) => ({ ...presentPost(post), company_name: workspace.name }));
  return { items, pagination: { page, limit, total } };
}
