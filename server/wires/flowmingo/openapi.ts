/** The Flowmingo wire as a document of its own, from the schemas that read its calls. */
import { z } from "zod";
import {
  ANSWER_HEADERS,
  type DescribedOperation,
  type DocumentFrame,
  type JsonObject,
  openApiDocument,
} from "../openapi-document.ts";
import {
  applicationSchema,
  invitedSchema,
  listOf,
  madeSetSchema,
  meSchema,
  postSchema,
  problemSchema,
  projectSchema,
  publicPostsSchema,
  setListSchema,
  setRowSchema,
  stageSchema,
  submissionSchema,
  wholeApplicationSchema,
  wholeSetSchema,
  wholeSubmissionSchema,
} from "./answers.ts";
import { candidateSchema, inviteSchema } from "./bodies.ts";
import { setSchema } from "./create-set.ts";
import { FLOWMINGO_EXAMPLES } from "./openapi-examples.ts";
import { applicationQuery, moveBody, publicQuery, rejectBody, submissionQuery } from "./pipeline.ts";
import { countedPage, idParam, jobPostQuery } from "./read.ts";

const ROOT = "/company/integration";

const reading = (
  id: string,
  path: string,
  tag: string,
  summary: string,
  answer: z.ZodType,
  query?: z.ZodType,
): DescribedOperation => ({
  id,
  method: "GET",
  path: `${ROOT}/hiring/${path}/v1`,
  tag,
  summary,
  scope: "read_hiring",
  ...(path.includes(":id") ? { params: idParam } : {}),
  ...(query ? { query } : {}),
  answer,
});

const OPERATIONS: readonly DescribedOperation[] = [
  {
    id: "inviteCandidates",
    method: "POST",
    path: `${ROOT}/interview/candidate/invite/v1`,
    tag: "Invitations",
    summary: "Invite candidates",
    description:
      "Up to 1,000, into an interview set, a project or a job post. What is wrong with one candidate stands in that candidate's result; " +
      "nothing of it is an HTTP error. Other properties are ignored. A project stands for its latest job post.",
    scope: "invite_candidates",
    // Candidates are read one by one, so the body's own schema leaves them open; the document does not.
    body: inviteSchema.extend({ candidates: z.array(candidateSchema).min(1).max(1000) }),
    answer: invitedSchema,
  },
  {
    id: "getMe",
    method: "GET",
    path: `${ROOT}/me/v1`,
    tag: "Organization",
    summary: "Who is calling",
    scope: "any",
    answer: meSchema,
  },
  {
    id: "createSet",
    method: "POST",
    path: `${ROOT}/interview/set/v1`,
    tag: "Interview sets",
    summary: "Make an interview set",
    description:
      "With com_accesses it is shared with those members of the team and its owners alone; somebody unknown refuses the call. " +
      "cfg_importance_id 1 to 3 becomes the weight of a requirement.",
    scope: "create_set",
    body: setSchema,
    answer: madeSetSchema,
  },
  {
    id: "listSetsShort",
    method: "GET",
    path: `${ROOT}/interview/set/v1`,
    tag: "Interview sets",
    summary: "List interview sets, the older form",
    scope: "read_hiring",
    query: countedPage,
    answer: setListSchema,
  },
  reading("listSets", "interview-sets", "Interview sets", "List interview sets", listOf(setRowSchema), countedPage),
  reading("getSet", "interview-sets/:id", "Interview sets", "Read an interview set", wholeSetSchema),
  reading("listProjects", "projects", "Projects", "List projects", listOf(projectSchema), countedPage),
  reading("getProject", "projects/:id", "Projects", "Read a project", projectSchema),
  reading("listJobPosts", "job-posts", "Job posts", "List job posts", listOf(postSchema), jobPostQuery),
  reading("getJobPost", "job-posts/:id", "Job posts", "Read a job post", postSchema),
  reading("listStages", "job-posts/:id/stages", "Job posts", "List the stages of a job post", listOf(stageSchema)),
  reading(
    "listApplications",
    "applications",
    "Applications",
    "List applications",
    listOf(applicationSchema),
    applicationQuery.extend({ updated_since: z.iso.datetime({ offset: true }).optional() }),
  ),
  reading("getApplication", "applications/:id", "Applications", "Read an application", wholeApplicationSchema),
  {
    id: "moveApplication",
    method: "POST",
    path: `${ROOT}/hiring/applications/:id/move/v1`,
    tag: "Applications",
    summary: "Move an application to a stage",
    scope: "manage_pipeline",
    params: idParam,
    body: moveBody,
    answer: wholeApplicationSchema,
  },
  {
    id: "rejectApplication",
    method: "POST",
    path: `${ROOT}/hiring/applications/:id/reject/v1`,
    tag: "Applications",
    summary: "Reject an application",
    description:
      "With send_email true the candidate is told, in the message's words or in the product's own; never twice for one rejection.",
    scope: "manage_pipeline",
    params: idParam,
    body: rejectBody,
    answer: wholeApplicationSchema,
  },
  reading(
    "listSubmissions",
    "submissions",
    "Submissions",
    "List submissions",
    listOf(submissionSchema),
    submissionQuery,
  ),
  reading(
    "getSubmission",
    "submissions/:id",
    "Submissions",
    "Read a submission with results, recording and transcript",
    wholeSubmissionSchema,
  ),
  {
    id: "listPublicJobPosts",
    method: "GET",
    path: "/seeker/post/jobs",
    tag: "Job posts",
    summary: "List an organization's open job posts, without a key",
    scope: null,
    query: publicQuery,
    answer: publicPostsSchema,
  },
];

const REFUSALS: Readonly<Record<number, readonly [name: string, words: string]>> = {
  400: ["bad_request", "The call does not fit. errors names every field."],
  401: ["unauthorized", "Who is calling is not known: no key, or one that is unknown, inactive, expired or deleted."],
  403: ["forbidden", "The key lacks the scope that the call needs."],
  404: ["not_found", "There is no such record in this organization."],
  409: ["conflict", "The record is not in a state for it."],
  413: ["too_large", "The body is larger than 4 MiB."],
  429: [
    "too_many_requests",
    "The key has used up the requests of this minute. Retry-After says how many seconds to wait.",
  ],
  500: ["internal_error", "The server failed and changed nothing."],
};

const frame = (publicUrl: string): DocumentFrame => ({
  title: "Greenroom for clients of Flowmingo",
  version: "1",
  description:
    "The calls that clients written for Flowmingo's company API make, answered by Greenroom: change the base URL, the key and the ids. " +
    "An interview set is a position, a submission is an interview. Webhooks of this shape are made by the native API or in the dashboard.",
  server: publicUrl,
  tags: [
    { name: "Invitations", description: "Candidates go in." },
    { name: "Submissions", description: "Candidates come back, with their answers." },
    { name: "Applications", description: "Candidates in the stages of a job post." },
    { name: "Job posts", description: "Openings, their stages, and the public list of them." },
    { name: "Interview sets", description: "What candidates are asked." },
    { name: "Projects", description: "What job posts and interview sets belong to." },
    { name: "Organization", description: "Whose key it is." },
  ],
  security: {
    schemes: {
      key: { type: "apiKey", in: "header", name: "X-API-Key" },
      bearer: { type: "http", scheme: "bearer", description: "The same key." },
    },
    required: [{ key: [] }, { bearer: [] }],
  },
  writeHeaders: {},
  answerHeaders: ANSWER_HEADERS,
  schemas: [problemSchema],
  refusals: Object.fromEntries(
    Object.entries(REFUSALS).map(([status, [error, message]]) => [
      `Problem${status}`,
      {
        status: Number(status),
        description: message,
        content: {
          "application/json": {
            schema: { $ref: "#/components/schemas/Problem" },
            example: { error, message, statusCode: Number(status) },
          },
        },
      },
    ]),
  ),
  refusalsOf: ({ scope, method, params }) =>
    Object.keys(REFUSALS)
      .filter((status) => scope !== null || !["401", "403"].includes(status))
      .filter((status) => method !== "GET" || !["409", "413"].includes(status))
      .filter((status) => status !== "404" || method !== "GET" || params !== undefined || scope === null)
      .map((status) => `Problem${status}`),
});

export const flowmingoDocument = (publicUrl: string): JsonObject =>
  openApiDocument(
    frame(publicUrl),
    OPERATIONS.map((operation) => ({ ...operation, example: FLOWMINGO_EXAMPLES[operation.id] })),
  );
