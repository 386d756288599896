/** The only place where this wire's JSON of a candidate is made (contract section 5.3). */
import type { CreatedInterview, InterviewRecord } from "../../core/interviews/index.ts";
import type { AnswerRecord } from "../../core/recordings/index.ts";
import { STATUS } from "./status.ts";

export interface PresentDeps {
  /** The link that opens the room of an interview. */
  linkOf: (interview: { id: string; codeGeneration: number }) => string;
  /** The signed address of a stored file. */
  mediaUrl: (file: { id: string; name: string }) => string;
}

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** What both ingestion calls answer of an interview that they made. */
export function presentCreated(created: CreatedInterview) {
  return {
    id: created.id,
    jobId: created.positionId,
    name: created.name,
    email: created.email,
    status: STATUS[created.admission].created,
    createdAt: created.createdAt.toISOString(),
    interviewLink: created.link,
  };
}

export function presentCandidate(deps: PresentDeps, record: InterviewRecord, answers: readonly AnswerRecord[]) {
  const recordings = answers.map((answer) => presentRecording(deps, answer));
  return {
    id: record.id,
    interviewId: record.id,
    jobId: record.positionId,
    interviewerId: record.positionId,
    name: record.name,
    email: record.email,
    status: STATUS[record.admission][record.progress],
    createdAt: record.createdAt.toISOString(),
    updatedAt: record.updatedAt.toISOString(),
    invitedAt: iso(record.invitedAt),
    startedAt: iso(record.startedAt),
    completedAt: iso(record.completedAt),
    expiresAt: iso(record.expiresAt),
    interviewLink: deps.linkOf(record),
    resumeUrl: record.resumeFileId ? deps.mediaUrl({ id: record.resumeFileId, name: "resume" }) : record.resumeUrl,
    resumeStatus: record.resumeStatus,
    portfolioUrl: record.portfolioUrl,
    skills: record.skills,
    additionalFields: record.fields,
    candidateAdditionalFields: record.fields,
    metadata: record.metadata,
    tags: record.tags,
    notes: record.notes,
    archived: record.archivedAt !== null,
    visibility: record.visibility,
    attempts: { used: record.startedAt ? record.attempt : 0, allowed: 1 + record.retakesAllowed },
    screening: {
      preScreening: (record.form ?? []).map(presentScreening),
      postScreening: (record.postScreening ?? []).map(presentScreening),
    },
    // Filled in by an evaluation.
    resumeScreening: null,
    score: null,
    trustScore: null,
    report: null,
    recordingUrl: recordings.find((recording) => recording.url !== null)?.url ?? null,
    recordings,
  };
}

function presentScreening({ question, answer, mustHave, passed }: NonNullable<InterviewRecord["form"]>[number]) {
  return { question, answer, mustHave, passed };
}

/** What a player loads, with the facts of exactly that file; original is the file as it was received. */
function presentRecording(deps: PresentDeps, answer: AnswerRecord) {
  const file = answer.playable ?? answer.original;
  return {
    questionId: answer.questionId,
    question: answer.question,
    source: answer.source,
    answerKind: answer.answerKind,
    text: answer.text,
    url: file && deps.mediaUrl(file),
    mimeType: file?.contentType ?? null,
    bytes: file?.bytes ?? 0,
    sha256: file?.sha256 ?? null,
    durationSeconds: answer.durationMs === null ? null : answer.durationMs / 1000,
    thumbnailUrl: answer.thumbnail && deps.mediaUrl(answer.thumbnail),
    state: answer.mediaState,
    original: answer.original && {
      url: deps.mediaUrl(answer.original),
      mimeType: answer.original.contentType,
      bytes: answer.original.bytes,
      sha256: answer.original.sha256,
    },
  };
}
