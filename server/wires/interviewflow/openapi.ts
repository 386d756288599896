/** The InterviewFlowAI wire as a document of its own, from the schemas that read its bodies. */
import { z } from "zod";
import {
  ANSWER_HEADERS,
  type DescribedOperation,
  type DocumentFrame,
  type JsonObject,
  openApiDocument,
} from "../openapi-document.ts";
import { batchSchema, fetchSchema, patchSchema, rowSchema, singleSchema } from "./bodies.ts";
import { INTERVIEWFLOW_EXAMPLES } from "./openapi-examples.ts";

const moment = z.iso.datetime();
const code = (value: number) => z.literal(value).meta({ description: "The HTTP status again." });
const fields = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const STATUSES = [
  "draft",
  "shortlisted",
  "started",
  "in_progress",
  "completed",
  "report_available",
  "expired",
  "rejected",
] as const;

const created = z
  .strictObject({
    id: z.guid().meta({ description: "The interview's id." }),
    jobId: z.guid(),
    name: z.string(),
    email: z.string(),
    status: z.enum(STATUSES),
    createdAt: moment,
    interviewLink: z.string().meta({ description: "Opens the interview: treat it as a password." }),
  })
  .meta({ id: "CreatedInterview" });

const fault = z.strictObject({ field: z.string(), message: z.string() });
const refusedRow = z
  .strictObject({
    index: z.number().int().meta({ description: "The row's place in data, from 0." }),
    email: z.string().nullable(),
    code: z.number().int(),
    message: z.string(),
    errors: z.array(fault),
  })
  .meta({ id: "RefusedRow" });

const file = { mimeType: z.string().nullable(), bytes: z.number().int(), sha256: z.string().nullable() };
const recording = z
  .strictObject({
    questionId: z.guid(),
    question: z.string(),
    source: z.string(),
    answerKind: z.enum(["video", "audio", "text"]),
    text: z.string().nullable(),
    url: z.string().nullable().meta({ description: "Signed; what a player loads." }),
    ...file,
    durationSeconds: z.number().nullable(),
    thumbnailUrl: z.string().nullable(),
    state: z.string(),
    original: z
      .strictObject({ url: z.string(), ...file })
      .nullable()
      .meta({ description: "The file as it was received." }),
  })
  .meta({ id: "Recording" });

const screening = z.strictObject({
  question: z.string(),
  answer: z.string(),
  mustHave: z.boolean(),
  passed: z.boolean(),
});

const candidate = z
  .strictObject({
    id: z.guid(),
    interviewId: z.guid(),
    jobId: z.guid(),
    interviewerId: z.guid(),
    name: z.string(),
    email: z.string(),
    status: z.enum(STATUSES),
    createdAt: moment,
    updatedAt: moment,
    invitedAt: moment.nullable(),
    startedAt: moment.nullable(),
    completedAt: moment.nullable(),
    expiresAt: moment.nullable(),
    interviewLink: z.string(),
    resumeUrl: z.string().nullable(),
    resumeStatus: z.string().nullable(),
    portfolioUrl: z.string().nullable(),
    skills: z.array(z.string()),
    additionalFields: fields,
    candidateAdditionalFields: fields,
    metadata: z.record(z.string(), z.unknown()),
    tags: z.record(z.string(), z.string()),
    notes: z.string(),
    archived: z.boolean(),
    visibility: z.enum(["public", "private"]),
    attempts: z.strictObject({ used: z.number().int(), allowed: z.number().int() }),
    screening: z.strictObject({ preScreening: z.array(screening), postScreening: z.array(screening) }),
    resumeScreening: z.null(),
    score: z.null(),
    trustScore: z.null(),
    report: z.null(),
    recordingUrl: z.string().nullable(),
    recordings: z.array(recording),
  })
  .meta({ id: "Candidate" });

const failure = z
  .strictObject({
    data: z.null(),
    code: z.number().int(),
    message: z.string(),
    errors: z.array(fault).meta({ description: "Every field that does not fit, dotted as in additionalFields.score." }),
  })
  .meta({ id: "Failure" });

const pagination = z.strictObject({
  page: z.number().int(),
  limit: z.number().int(),
  total: z.number().int(),
  totalPages: z.number().int(),
});

const OPERATIONS: readonly DescribedOperation[] = [
  {
    id: "ingestCandidates",
    method: "POST",
    path: "/external/ingest/candidates",
    tag: "Ingestion",
    summary: "Add candidates and invite them",
    description:
      "Up to 500 rows of data; one that does not fit blocks no other and is named in errors. metadata.sendEmailAfter delays the " +
      "invitation by 1 to 96 hours. jobId is taken for interviewerId.",
    scope: "interviews:write",
    body: batchSchema,
    answer: z.strictObject({
      data: z.array(created.extend({ emailScheduledAt: moment.nullable() }).meta({ id: "InvitedInterview" })),
      errors: z.array(refusedRow),
      summary: z.strictObject({
        received: z.number().int(),
        created: z.number().int(),
        rejected: z.number().int(),
      }),
      code: code(201),
      message: z.string(),
    }),
    status: 201,
  },
  {
    id: "ingestCandidate",
    method: "POST",
    path: "/external/ingest/candidate",
    tag: "Ingestion",
    summary: "Make one link",
    description: "Answers with the interviewLink and never sends mail. interviewerId is taken for jobId.",
    scope: "interviews:write",
    body: singleSchema,
    answer: z.strictObject({ data: created, code: code(201), message: z.string() }),
    status: 201,
  },
  {
    id: "fetchCandidates",
    method: "POST",
    path: "/external/fetch/candidates",
    tag: "Reading",
    summary: "Read candidates",
    description:
      "A page of them, the newest first; with interviewId that one alone. additionalFields filters: a number finds that value and " +
      "above, a text finds exactly itself, several must all fit.",
    scope: "interviews:read",
    body: fetchSchema,
    answer: z.union([
      z.strictObject({ data: z.array(candidate), pagination, code: code(200), message: z.string() }),
      z.strictObject({ data: candidate, code: code(200), message: z.string() }),
    ]),
  },
  {
    id: "updateCustomFields",
    method: "PATCH",
    path: "/interview/custom-fields",
    tag: "Custom fields",
    summary: "Write custom fields back",
    description: "Merges what is sent into what is there; null removes a field. Answers with the whole set.",
    scope: "interviews:write",
    body: patchSchema,
    answer: z.strictObject({
      data: z.strictObject({ interviewId: z.guid(), candidateAdditionalFields: fields }),
      code: code(200),
      message: z.string(),
    }),
  },
];

const REFUSALS: Readonly<Record<number, string>> = {
  400: "The body does not fit. errors names every field.",
  401: "Who is calling is not known: no key, or one that is unknown, inactive, expired or revoked.",
  403: "The key lacks the scope that the call needs.",
  404: "There is no such interviewer or interview.",
  409: "The candidate has an interview for this interviewer already.",
  413: "The body is larger than 2 MiB.",
  415: "The body must be sent as application/json.",
  429: "The key has used up the requests of this minute. Retry-After says how many seconds to wait.",
  500: "The server failed and changed nothing.",
};

const frame = (publicUrl: string): DocumentFrame => ({
  title: "Greenroom for clients of InterviewFlowAI",
  version: "1",
  description:
    "The four calls that clients written for InterviewFlowAI make, answered by Greenroom: change the base URL, the key and the ids. " +
    "An interviewer is a position, shortlisted is admitted.",
  server: `${publicUrl}/api`,
  tags: [
    { name: "Ingestion", description: "Candidates go in." },
    { name: "Reading", description: "Candidates come back, with their answers." },
    { name: "Custom fields", description: "Values that the team or its systems keep on an interview." },
  ],
  security: {
    schemes: {
      key: { type: "apiKey", in: "header", name: "X-API-KEY" },
      bearer: { type: "http", scheme: "bearer", description: "The same key." },
    },
    required: [{ key: [] }, { bearer: [] }],
  },
  writeHeaders: {},
  answerHeaders: ANSWER_HEADERS,
  schemas: [failure],
  refusals: Object.fromEntries(
    Object.entries(REFUSALS).map(([status, description]) => [
      `Failure${status}`,
      {
        status: Number(status),
        description,
        content: {
          "application/json": {
            schema: { $ref: "#/components/schemas/Failure" },
            example: { data: null, code: Number(status), message: description, errors: [] },
          },
        },
      },
    ]),
  ),
  refusalsOf: () => Object.keys(REFUSALS).map((status) => `Failure${status}`),
});

/** A row of data is checked by itself, so the body's own schema leaves it open; the document does not. */
function withRows(document: JsonObject): JsonObject {
  const { $schema: _dialect, ...row } = z.toJSONSchema(rowSchema, { io: "input", unrepresentable: "any" });
  return JSON.parse(JSON.stringify(document), (name, value: unknown) =>
    name === "data" && typeof value === "object" && value !== null && "maxItems" in value
      ? { ...value, items: row }
      : value,
  );
}

export const interviewflowDocument = (publicUrl: string): JsonObject =>
  withRows(
    openApiDocument(
      frame(publicUrl),
      OPERATIONS.map((operation) => ({ ...operation, example: INTERVIEWFLOW_EXAMPLES[operation.id] })),
    ),
  );
