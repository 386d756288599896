/** The only place where the native API's JSON is made. */
import type { Selectable } from "kysely";
import type {
  Answer,
  AuditRow,
  EventRow,
  Interview,
  InterviewRow,
  Position,
  PositionCounts,
  PositionRow,
  Workspace,
} from "../../../shared/native.ts";
import type { WorkspaceId } from "../../core/actor.ts";
import type { EventRecord } from "../../core/events/index.ts";
import type { FieldValues } from "../../core/fields/index.ts";
import type { InterviewDetails, InterviewListRecord, InterviewRowRecord } from "../../core/interviews/index.ts";
import { DEFAULT_MESSAGES, mailState } from "../../core/invitations/index.ts";
import type { PositionListRecord, PositionRecord } from "../../core/positions/index.ts";
import { type AnswerRecord, signMedia } from "../../core/recordings/index.ts";
import type { TranscriptRecord } from "../../core/transcripts/index.ts";
import type { WorkspaceRecord } from "../../core/workspaces/index.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { Keyring } from "../../platform/keyring/keyring.ts";

import { presentAnswerTranscript } from "./present-transcript.ts";

export interface PresentDeps {
  keyring: Keyring;
  publicUrl: string;
  clock: () => Date;
}

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** The signed address of a file, or null without one. */
export function mediaUrl(deps: PresentDeps, file: { id: string; name: string } | null): string | null {
  return file && signMedia({ keyring: deps.keyring, publicUrl: deps.publicUrl, now: deps.clock() }, file);
}

/** The signed address of a question asked on camera, or null. */
export const questionVideo = (deps: PresentDeps, fileId: string | null) =>
  fileId === null ? null : mediaUrl(deps, { id: fileId, name: "question" });

const NO_COUNTS: PositionCounts = { total: 0, draft: 0, inProgress: 0, completed: 0 };

const openLink = (deps: PresentDeps, position: { id: string; visibility: string; archivedAt: Date | null }) =>
  position.visibility === "public" && !position.archivedAt ? `${deps.publicUrl}/open/${position.id}` : null;

export function presentPositionRow(deps: PresentDeps, row: PositionListRecord, counts = NO_COUNTS): PositionRow {
  return {
    id: row.id,
    title: row.title,
    role: row.role,
    visibility: row.visibility,
    projectId: row.projectId,
    access: row.access,
    publicUrl: openLink(deps, row),
    questionCount: row.questionCount,
    counts,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    archivedAt: iso(row.archivedAt),
  };
}

export function presentPosition(
  deps: PresentDeps,
  _workspaceId: WorkspaceId,
  position: PositionRecord,
  memberIds: string[],
  counts = NO_COUNTS,
): Position {
  const { branding, introVideoFileId } = position.settings;
  return {
    id: position.id,
    title: position.title,
    visibility: position.visibility,
    projectId: position.projectId,
    access: position.access,
    memberIds,
    settings: position.settings,
    questions: position.questions.map((question) => ({
      ...question,
      videoUrl: questionVideo(deps, question.videoFileId),
    })),
    publicUrl: openLink(deps, position),
    logoUrl: branding.logoFileId ? mediaUrl(deps, { id: branding.logoFileId, name: "logo" }) : null,
    introVideoUrl: introVideoFileId ? mediaUrl(deps, { id: introVideoFileId, name: "intro" }) : null,
    counts,
    version: position.version,
    createdAt: position.createdAt.toISOString(),
    updatedAt: position.updatedAt.toISOString(),
    archivedAt: iso(position.archivedAt),
  };
}

/** blind names the interviews whose scores the caller does not see yet. */
export function presentInterviewRow(
  row: Omit<InterviewListRecord, "fields">,
  fields: FieldValues,
  blind: ReadonlySet<string>,
): InterviewRow {
  return {
    id: row.id,
    positionId: row.position_id,
    positionTitle: row.position_title,
    candidate: { id: row.candidate_id, name: row.name, email: row.email, phone: row.phone },
    admission: row.admission,
    admissionReason: row.admission_reason,
    progress: row.progress,
    decision: row.decision,
    customFields: fields,
    tags: row.tags,
    externalId: row.external_id,
    answered: row.answered,
    questionCount: row.question_count,
    reviewCount: row.review_count,
    reviewAverage: blind.has(row.id) ? null : row.review_average,
    invitedAt: iso(row.invited_at),
    startedAt: iso(row.started_at),
    completedAt: iso(row.completed_at),
    expiresAt: iso(row.expires_at),
    moreTimeAskedAt: iso(row.more_time_asked_at),
    archivedAt: iso(row.archived_at),
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

function presentAnswer(
  deps: PresentDeps & { speech: object | null },
  answer: AnswerRecord,
  transcript: TranscriptRecord | null,
): Answer {
  return {
    questionId: answer.questionId,
    question: answer.question,
    takeId: answer.takeId,
    answerKind: answer.answerKind,
    url: mediaUrl(deps, answer.original),
    contentType: answer.original?.contentType ?? null,
    bytes: answer.original?.bytes ?? 0,
    sha256: answer.original?.sha256 ?? "",
    durationMs: answer.durationMs,
    playbackUrl: mediaUrl(deps, answer.playable ?? answer.original),
    playbackContentType: (answer.playable ?? answer.original)?.contentType ?? null,
    renditionUrl: mediaUrl(deps, answer.rendition),
    thumbnailUrl: mediaUrl(deps, answer.thumbnail),
    mediaState: answer.mediaState,
    mediaReason: answer.mediaReason,
    text: answer.text,
    takeNumber: answer.takeNumber,
    takesUsed: answer.takesUsed,
    interrupted: answer.interrupted,
    transcript: presentAnswerTranscript(
      deps,
      { id: answer.takeId, mediaState: answer.mediaState, kept: true },
      transcript,
    ),
    segments: answer.segments,
  };
}

/** One interview whole. */
export function presentInterview(
  deps: PresentDeps & { speech: object | null },
  row: InterviewRowRecord,
  parts: {
    answers: AnswerRecord[];
    /** By take. */
    transcripts: ReadonlyMap<string, TranscriptRecord>;
    details: InterviewDetails;
    blind: ReadonlySet<string>;
    showLink: boolean;
  },
): Interview {
  const { details } = parts;
  const device = details.facts.find((fact) => fact.kind === "device_report");
  return {
    ...presentInterviewRow(row, details.fields, parts.blind),
    link: parts.showLink ? `${deps.publicUrl}/i/${deps.keyring.roomCode(row.id, row.code_generation)}` : null,
    source: row.source,
    mailing: row.mailing,
    metadata: row.metadata,
    skills: row.skills,
    notes: row.notes,
    latestDecision: details.latestDecision,
    language: row.language,
    attempt: row.attempt,
    retakesAllowed: row.retakes_allowed,
    questionsReady: row.questions_ready,
    questionsFrozenAt: iso(row.questions_frozen_at),
    questions: details.questions.map((question) => ({
      id: question.id,
      positionQuestionId: question.position_question_id,
      source: question.source,
      skill: question.skill,
      ordinal: question.ordinal,
      text: question.text,
      answerKind: question.answer_kind,
      thinkSeconds: question.think_seconds,
      answerSeconds: question.answer_seconds,
      retakes: question.retakes,
      expectedAnswer: question.expected_answer,
      videoUrl: questionVideo(deps, question.video_file_id),
    })),
    answers: parts.answers.map((answer) => presentAnswer(deps, answer, parts.transcripts.get(answer.takeId) ?? null)),
    form: { submittedAt: iso(row.form_submitted_at), answers: row.form ?? [], portfolioUrl: row.portfolio_url },
    postScreening: row.post_screening ?? [],
    resume: {
      status: row.resume_status ?? (details.resume ? "stored" : null),
      url: mediaUrl(deps, details.resume),
      sourceUrl: row.resume_url,
      error: row.resume_error,
    },
    consentedAt: iso(row.consented_at),
    mails: details.mails.map(mailState),
    visits: details.visits.map((visit) => ({
      ip: visit.ip,
      userAgent: visit.user_agent,
      firstSeenAt: visit.first_seen_at.toISOString(),
      lastSeenAt: visit.last_seen_at.toISOString(),
    })),
    facts: details.facts.map((fact) => ({
      kind: fact.kind,
      at: fact.at.toISOString(),
      ip: fact.ip,
      userAgent: fact.user_agent,
      data: fact.data,
    })),
    deviceOk: device ? device.data.ok !== false : null,
  };
}

export const presentWorkspace = (deps: PresentDeps, workspace: WorkspaceRecord): Workspace => ({
  id: workspace.id,
  number: workspace.number,
  name: workspace.name,
  settings: workspace.settings,
  logoUrl: workspace.settings.branding.logoFileId
    ? mediaUrl(deps, { id: workspace.settings.branding.logoFileId, name: "logo" })
    : null,
  careersUrl: `${deps.publicUrl}/careers/${workspace.number}`,
  defaultMessages: {
    invitation: DEFAULT_MESSAGES.invitation,
    admitted: DEFAULT_MESSAGES.admitted,
    reminder: DEFAULT_MESSAGES.reminder,
    rejection: DEFAULT_MESSAGES.rejection,
  },
  version: workspace.version,
  createdAt: workspace.createdAt.toISOString(),
});

/** withPersonal: the reader may read interviews, and so names and addresses. */
export function presentEvent(event: EventRecord, withPersonal: boolean): EventRow {
  const about = event.type.startsWith("member.") ? "member" : "candidate";
  return {
    sequence: event.sequence,
    interviewSequence: event.interviewSequence,
    id: event.id,
    type: event.type,
    at: event.at.toISOString(),
    interviewId: event.interviewId,
    positionId: event.positionId,
    data: { ...event.data, ...(withPersonal && event.personal ? { [about]: event.personal } : {}) },
  };
}

export const presentAudit = (row: Selectable<Schema["audit_entries"]>): AuditRow => ({
  id: row.id,
  at: row.at.toISOString(),
  actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
  medium: row.medium,
  ip: row.ip,
  host: row.host,
  referer: row.referer,
  action: row.action,
  subjectType: row.subject_type,
  subjectId: row.subject_id,
  data: row.data,
});
