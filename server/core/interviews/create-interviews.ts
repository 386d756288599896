/** Creates interviews for a set of people in one position: one statement per table, whatever the number. */
import { sql } from "kysely";
import { newId } from "../../../shared/ids.ts";
import type { Spoken } from "../../../shared/languages.ts";
import type { Admission, Message } from "../../../shared/native.ts";
import { hashSecret, type Keyring } from "../../platform/keyring/keyring.ts";
import { hiddenFrom } from "../actor.ts";
import { forgetNewCandidates, storeCandidates } from "../candidates/index.ts";
import type { Change } from "../change.ts";
import { type PreparedFieldValue, prepareFieldValues, storeFieldValues } from "../fields/index.ts";
import { planMails } from "../invitations/index.ts";
import { findPosition, type PositionRecord } from "../positions/index.ts";
import { accepted, type Refusal, type Result, refuse, refused } from "../refusal.ts";
import { requireSandboxRoom } from "../sandbox-bounds.ts";
import { drawSkillQuestionsJob } from "./draw-skill-questions.job.ts";
import { fetchResumeJob } from "./fetch-resume.job.ts";
import { normaliseEmail } from "./interview.ts";
import { orderQuestions } from "./question-order.ts";

export interface NewCustomQuestion {
  text: string;
  expectedAnswer?: string | undefined;
  answerSeconds?: number | undefined;
  followUps?: boolean | undefined;
}

export interface NewInterview {
  name: string;
  /** The part of the name that is the first name, when whoever calls tells them apart. */
  givenName?: string | undefined;
  email: string;
  phone?: string | undefined;
  /** null takes the position's default: admitted when it is public, draft when private. */
  admission: "draft" | "admitted" | null;
  skills: readonly string[];
  customQuestions: readonly NewCustomQuestion[];
  /** Values of custom fields by key; undeclared keys are declared. */
  fields: Record<string, unknown>;
  /** Kept and given back as it is. */
  metadata: Record<string, unknown>;
  externalId?: string | undefined;
  /** The team's own labels: an option per name. */
  tags?: Readonly<Record<string, string>> | undefined;
  resumeUrl?: string | undefined;
  /** never: no mail ever goes out for this interview, reminders included. */
  mailing: "send" | "never";
  /** When the invitation goes out; null is at once. */
  sendAt: Date | null;
  /** What the invitation says, instead of what the position or the workspace says. */
  message?: Message | undefined;
  /** What the invitation speaks where it is not the position's language: what the applicant was reading. */
  language?: Spoken | undefined;
  source: string;
}

export interface CreatedInterview {
  id: string;
  positionId: string;
  candidateId: string;
  name: string;
  email: string;
  admission: Admission;
  createdAt: Date;
  /** The vendor's form of the link, with the code that opens the room. */
  link: string;
  code: string;
  sendAt: Date | null;
  /** The planned invitation; null when none goes out. */
  mailId: string | null;
}

export interface CreateInterviewsDeps {
  keyring: Keyring;
  publicUrl: string;
}

interface Row {
  index: number;
  input: NewInterview;
  id: string;
  candidateId: string;
  newCandidate: boolean;
  email: string;
  admission: Admission;
  values: PreparedFieldValue[];
  code: string;
  mailId: string | null;
}

const SECONDS_PER_DAY = 86_400;

/** The link that a client is given: it carries the id, which opens nothing, and the code, which does (DESIGN section 2). */
export const formLink = (publicUrl: string, interviewId: string, code: string): string =>
  `${publicUrl}/form?interviewId=${interviewId}&key=${code}`;

/**
 * One result per input, in the order given. A refused input ("invalid", "duplicate") never blocks another. Of two inputs with
 * one address the first wins; of two concurrent calls exactly one.
 * @throws RefusedError "not_found" for an unknown position, "not_allowed" for an archived one, and in a sandbox that is full.
 */
export async function createInterviews(
  deps: CreateInterviewsDeps,
  change: Change,
  positionId: string,
  inputs: readonly NewInterview[],
): Promise<Result<CreatedInterview>[]> {
  const position = await findPosition(change.transaction, change.workspaceId, positionId, {
    lock: "share",
    hidden: hiddenFrom(change.actor),
  });
  if (!position) refuse("not_found", "There is no such position.");
  if (position.archivedAt) refuse("not_allowed", "This position is archived and takes no more candidates.");

  const refusals = new Map<number, Refusal>();
  const prepared = await prepareFieldValues(
    change,
    inputs.map((input) => input.fields),
  );
  const seenEmails = new Set<string>();
  const seenExternalIds = new Set<string>();
  const rows: Row[] = [];
  for (const [index, input] of inputs.entries()) {
    const values = prepared[index];
    if (!values) continue;
    if (!values.ok) {
      refusals.set(index, values.refusal);
      continue;
    }
    const email = normaliseEmail(input.email);
    if (seenEmails.has(email)) {
      refusals.set(index, duplicate("email"));
      continue;
    }
    if (input.externalId !== undefined && seenExternalIds.has(input.externalId)) {
      refusals.set(index, duplicate("externalId"));
      continue;
    }
    seenEmails.add(email);
    if (input.externalId !== undefined) seenExternalIds.add(input.externalId);
    const id = newId(change.now);
    rows.push({
      index,
      input,
      id,
      candidateId: newId(change.now),
      newCandidate: false,
      email,
      admission: input.admission ?? (position.visibility === "public" ? "admitted" : "draft"),
      values: values.value,
      code: deps.keyring.roomCode(id, 1),
      mailId: null,
    });
  }
  // Sorted by their unique key, so that concurrent batches lock in one order and can not deadlock.
  rows.sort((left, right) => (left.email < right.email ? -1 : 1));
  if (rows.length > 0) {
    const candidateIds = await storeCandidates(
      change,
      rows.map(({ candidateId, email, input }) => ({ id: candidateId, email, name: input.name, phone: input.phone })),
    );
    for (const row of rows) {
      row.newCandidate = candidateIds.get(row.email) === row.candidateId;
      row.candidateId = candidateIds.get(row.email) ?? row.candidateId;
    }
    const stored = await storeInterviews(change, position, rows);
    for (const row of rows) {
      if (!stored.has(row.id)) refusals.set(row.index, duplicate("email"));
    }
    const created = rows.filter((row) => stored.has(row.id));
    if (created.length < rows.length) {
      await nameTheDuplicates(change, positionId, rows, stored, refusals);
      const left = rows.filter((row) => row.newCandidate && !stored.has(row.id));
      await forgetNewCandidates(
        change,
        left.map((row) => row.candidateId),
      );
    }
    if (created.length > 0) {
      await requireSandboxRoom(change);
      await storeWhatFollows(change, position, created);
    }
  }
  const byIndex = new Map(rows.map((row) => [row.index, row]));
  return inputs.map((_input, index) => {
    const refusal = refusals.get(index);
    if (refusal) return { ok: false, refusal };
    const row = byIndex.get(index);
    if (!row) return refused("invalid", "This row could not be read.");
    return accepted({
      id: row.id,
      positionId,
      candidateId: row.candidateId,
      name: row.input.name,
      email: row.email,
      admission: row.admission,
      createdAt: change.now,
      link: formLink(deps.publicUrl, row.id, row.code),
      code: row.code,
      sendAt: row.input.mailing === "send" ? (row.input.sendAt ?? change.now) : null,
      mailId: row.mailId,
    });
  });
}

const duplicate = (field: "email" | "externalId"): Refusal => ({
  code: "duplicate",
  message:
    field === "email"
      ? "This candidate already has an interview in this position."
      : "This external id is already used in this position.",
  path: [field],
});

async function storeInterviews(change: Change, position: PositionRecord, rows: readonly Row[]): Promise<Set<string>> {
  const { settings } = position;
  const linkSeconds = settings.linkExpirationDays * SECONDS_PER_DAY;
  const given = rows.map(({ input, ...row }) => ({
    id: row.id,
    candidate_id: row.candidateId,
    name: input.name,
    given_name: input.givenName ?? null,
    email: row.email,
    phone: input.phone ?? null,
    admission: row.admission,
    source: input.source,
    mailing: input.mailing,
    external_id: input.externalId ?? null,
    metadata: input.metadata,
    tags: input.tags ?? {},
    skills: input.skills,
    code_hash: hashSecret(row.code).toString("hex"),
    resume_url: input.resumeUrl ?? null,
    resume_status: input.resumeUrl === undefined ? null : "pending",
    questions_ready: !needsSkillQuestions(position, input),
    // Without a mail the link lives from now on; otherwise from the moment the mail is sent.
    expires_at: input.mailing === "never" ? new Date(change.now.getTime() + linkSeconds * 1000).toISOString() : null,
  }));
  // json, not jsonb: metadata keeps its key order
  const stored = await sql<{ id: string }>`
    insert into interviews (workspace_id, id, position_id, candidate_id, name, given_name, email, phone, admission, progress, source,
      mailing, external_id, metadata, tags, skills, language, code_hash, retakes_allowed, resume_url, resume_status, questions_ready,
      link_seconds, expires_at, created_at, updated_at)
    select ${change.workspaceId}, id, ${position.id}, candidate_id, name, given_name, email, phone, admission, 'created', source,
      mailing, external_id, metadata, tags, skills, ${settings.language}, decode(code_hash, 'hex'), ${settings.interviewRetakes}, resume_url,
      resume_status, questions_ready, ${linkSeconds}, expires_at, ${change.now}, ${change.now}
    from json_to_recordset(${JSON.stringify(given)}::json) as interview (id uuid, candidate_id uuid, name text, given_name text, email text,
      phone text, admission text, source text, mailing text, external_id text, metadata json, tags jsonb, skills text[], code_hash text, resume_url text,
      resume_status text, questions_ready boolean, expires_at timestamptz)
    order by email
    on conflict do nothing
    returning id`.execute(change.transaction);
  return new Set(stored.rows.map((row) => row.id));
}

/** Tells an address that is taken from an external id that is taken. */
async function nameTheDuplicates(
  change: Change,
  positionId: string,
  rows: readonly Row[],
  stored: ReadonlySet<string>,
  refusals: Map<number, Refusal>,
): Promise<void> {
  const lost = rows.filter((row) => !stored.has(row.id) && row.input.externalId !== undefined);
  if (lost.length === 0) return;
  const taken = await change.transaction
    .selectFrom("interviews")
    .select("email")
    .where("workspace_id", "=", change.workspaceId)
    .where("position_id", "=", positionId)
    .where("deleted_at", "is", null)
    .where(
      "email",
      "in",
      lost.map((row) => row.email),
    )
    .execute();
  const emails = new Set(taken.map((row) => row.email));
  for (const row of lost) if (!emails.has(row.email)) refusals.set(row.index, duplicate("externalId"));
}

const needsSkillQuestions = (position: PositionRecord, input: NewInterview): boolean =>
  input.skills.length > 0 &&
  position.settings.skillQuestionCount > 0 &&
  position.settings.questionSources.includes("skill");

async function storeWhatFollows(change: Change, position: PositionRecord, rows: readonly Row[]): Promise<void> {
  await storeQuestions(change, position, rows);
  await storeFieldValues(
    change,
    rows
      .filter((row) => row.values.length > 0)
      .map((row) => ({
        interviewId: row.id,
        positionId: position.id,
        createdAt: change.now,
        listed: true,
        values: row.values,
      })),
  );
  const mailed = rows.filter((row) => row.input.mailing === "send");
  if (mailed.length > 0) {
    const mailIds = await planMails(
      change,
      mailed.map((row) => ({
        interviewId: row.id,
        purpose: "invitation" as const,
        toEmail: row.email,
        toName: row.input.name,
        ...(row.input.sendAt ? { sendAt: row.input.sendAt } : {}),
        content: {
          ...(row.input.message ? { message: row.input.message } : {}),
          ...(row.input.language ? { language: row.input.language } : {}),
        },
      })),
    );
    for (const [index, row] of mailed.entries()) row.mailId = mailIds[index] ?? null;
  }
  for (const row of rows) {
    if (needsSkillQuestions(position, row.input)) {
      change.enqueue(drawSkillQuestionsJob, { workspaceId: change.workspaceId, interviewId: row.id });
    }
    if (row.input.resumeUrl !== undefined) {
      change.enqueue(fetchResumeJob, { workspaceId: change.workspaceId, interviewId: row.id });
    }
    change.record({
      type: "interview.created",
      interviewId: row.id,
      positionId: position.id,
      data: {
        interviewId: row.id,
        positionId: position.id,
        admission: row.admission,
        progress: "created",
        source: row.input.source,
      },
      personal: { name: row.input.name, email: row.email },
    });
  }
  // One alone is told of as itself, so that its own history begins with it.
  const [first, ...others] = rows;
  change.audit({
    action: "interviews.created",
    ...(first && others.length === 0
      ? { subjectType: "interview", subjectId: first.id }
      : { subjectType: "position", subjectId: position.id }),
    data: { count: rows.length, source: first?.input.source ?? "" },
  });
}

/** The candidate's own questions first, then the position's; what the skills give is added by a job. */
async function storeQuestions(change: Change, position: PositionRecord, rows: readonly Row[]): Promise<void> {
  const first = position.questions[0];
  const fromPosition = position.settings.questionSources.includes("position") ? position.questions : [];
  const given = rows.flatMap((row) => {
    const custom = row.input.customQuestions.map((question) => ({
      position_question_id: null,
      source: "custom",
      text: question.text,
      answer_kind: "video",
      think_seconds: first?.thinkSeconds ?? 30,
      answer_seconds: question.answerSeconds ?? first?.answerSeconds ?? 120,
      retakes: first?.retakes ?? 1,
      expected_answer: question.expectedAnswer ?? null,
      video_file_id: null,
      follow_ups: question.followUps ?? false,
    }));
    const designed = orderQuestions(fromPosition, position.settings.questionOrder, row.id).map((question) => ({
      position_question_id: question.id,
      source: "position",
      text: question.text,
      answer_kind: question.answerKind,
      think_seconds: question.thinkSeconds,
      answer_seconds: question.answerSeconds,
      retakes: question.retakes,
      expected_answer: question.expectedAnswer,
      video_file_id: question.videoFileId,
      follow_ups: false,
    }));
    return [...custom, ...designed].map((question, index) => ({
      ...question,
      id: newId(change.now),
      interview_id: row.id,
      ordinal: index + 1,
    }));
  });
  if (given.length === 0) return;
  await sql`
    insert into interview_questions (workspace_id, id, interview_id, position_question_id, source, ordinal, text, answer_kind,
      think_seconds, answer_seconds, retakes, expected_answer, video_file_id, follow_ups)
    select ${change.workspaceId}, id, interview_id, position_question_id, source, ordinal, text, answer_kind, think_seconds,
      answer_seconds, retakes, expected_answer, video_file_id, follow_ups
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as question (id uuid, interview_id uuid, position_question_id uuid,
      source text, ordinal int, text text, answer_kind text, think_seconds int, answer_seconds int, retakes int,
      expected_answer text, video_file_id uuid, follow_ups boolean)`.execute(change.transaction);
}
