/** What the candidate's page is told: one picture of the room, with the questions shown as they are reached. */
import { createHash } from "node:crypto";
import type { Selectable } from "kysely";
import type { Room, RoomQuestion, RoomReceipt, RoomStage, RoomTake } from "../../../shared/room.ts";
import type { Schema } from "../../platform/database/schema.ts";
import { firstName } from "../interviews/index.ts";
import { answersOf, findFiles, type StoredFileRecord, signMedia } from "../recordings/index.ts";
import { stageOf } from "./change-room.ts";
import { findRoom, type RoomRecord } from "./find-room.ts";
import { mayRetake } from "./finish-interview.ts";
import { readProgress } from "./read-progress.ts";
import type { RoomDeps } from "./room-deps.ts";
import { refuseRoom } from "./room-refusal.ts";
import type { QuestionProgress, TakeRow } from "./take-rules.ts";
import { teamOf } from "./team.ts";

type SegmentRow = Selectable<Schema["segments"]>;

/** The room that a code opens. @throws RefusedError "unknown_link". */
export async function requireRoom(deps: Pick<RoomDeps, "database">, code: string): Promise<RoomRecord> {
  const room = await findRoom(deps.database, code);
  if (!room) refuseRoom("unknown_link", "This link opens no interview.");
  return room;
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** The room as the page is to show it now. */
export async function readRoom(deps: RoomDeps, room: RoomRecord): Promise<Room> {
  const { interview, position, workspaceId } = room;
  const { settings } = position;
  const now = deps.clock();
  const signer = { keyring: deps.keyring, publicUrl: deps.publicUrl, now };
  const [stage, progress, segments, team, receipt] = await Promise.all([
    stageOf(deps.database, room, now),
    readProgress(deps.database, workspaceId, interview),
    readSegments(deps, room),
    teamOf(deps, { ...room, positionSettings: settings }),
    interview.completed_at ? readReceipt(deps, room, interview.completed_at) : null,
  ]);
  const files = await findFiles(deps.database, workspaceId, [
    interview.resume_file_id,
    settings.introVideoFileId,
    ...progress.map(({ question }) => question.video_file_id),
    ...progress.flatMap(({ takes }) => takes.flatMap((take) => [take.playable_file_id, take.original_file_id])),
    ...segments.filter(({ state }) => state !== "open").map(({ id }) => id),
  ]);
  const resume = interview.resume_file_id ? files.get(interview.resume_file_id) : undefined;
  const introVideo = settings.introVideoFileId ? files.get(settings.introVideoFileId) : undefined;
  return {
    interviewId: interview.id,
    stage,
    now: now.toISOString(),
    expiresAt: iso(interview.expires_at),
    language: interview.language,
    candidate: {
      name: interview.name,
      firstName: firstName(interview.name),
      email: interview.email,
      phone: interview.phone,
    },
    team,
    position: {
      id: position.id,
      title: position.title,
      role: settings.role,
      description: settings.description,
      requirements: settings.requirements,
      niceToHave: settings.niceToHave,
      benefits: settings.benefits,
      location: locationOf(settings.location),
      employmentType: settings.employmentType,
      durationMinutes: settings.durationMinutes,
      videoRequired: settings.videoRequired,
      resumeRequired: settings.resumeRequired,
      portfolioRequired: settings.portfolioRequired,
      desktopOnly: settings.desktopOnly,
      practiceQuestion: settings.practiceQuestion,
      manualStart: settings.manualStart,
      introVideoUrl: introVideo ? signMedia(signer, introVideo) : null,
      introduction: settings.introduction,
      iceBreaker: settings.iceBreaker,
      closing: settings.closing,
    },
    questionsReady: interview.questions_ready,
    questionCount: progress.length,
    totalAnswerSeconds: progress.reduce((sum, { question }) => sum + question.answer_seconds, 0),
    questions: progress.map((entry) =>
      presentQuestion(entry, stage, segments, files, (file) => signMedia(signer, file)),
    ),
    preScreening: withoutRules(settings.preScreening),
    postScreening: withoutRules(settings.postScreening),
    form: {
      submittedAt: iso(interview.form_submitted_at),
      resume: resume ? { name: resume.name, bytes: resume.bytes } : null,
      portfolioUrl: interview.portfolio_url,
    },
    consentedAt: iso(interview.consented_at),
    startedAt: iso(interview.started_at),
    completedAt: iso(interview.completed_at),
    attempt: {
      number: interview.attempt,
      allowed: interview.retakes_allowed + 1,
      mayRetake: position.archivedAt === null && mayRetake(interview, now),
    },
    holder:
      interview.holder === null
        ? null
        : {
            tabId: interview.holder,
            fence: interview.holder_fence,
            seenSecondsAgo: Math.max(
              0,
              Math.round((now.getTime() - (interview.holder_seen_at ?? interview.updated_at).getTime()) / 1000),
            ),
          },
    moreTimeAskedAt: iso(interview.more_time_asked_at),
    remindersStopped: interview.reminders_stopped_at !== null,
    receipt,
    privacy: {
      retention: room.workspaceSettings.retention,
      contactEmail: room.workspaceSettings.contactEmail,
    },
  };
}

function locationOf(location: { type: "remote" | "onsite"; country: string; city: string }): string {
  if (location.type === "remote") return "remote";
  return [location.city, location.country].filter((part) => part !== "").join(", ");
}

/** What would pass is the team's to know. */
function withoutRules(questions: Room["preScreening"]): Room["preScreening"] {
  return questions.map((question) => ({ ...question, acceptedAnswers: [] }));
}

async function readSegments(deps: RoomDeps, { workspaceId, interview }: RoomRecord): Promise<SegmentRow[]> {
  if (interview.started_at === null) return [];
  const rows = await deps.database
    .selectFrom("segments")
    .innerJoin("takes", (join) =>
      join.onRef("takes.workspace_id", "=", "segments.workspace_id").onRef("takes.id", "=", "segments.take_id"),
    )
    .selectAll("segments")
    .where("segments.workspace_id", "=", workspaceId)
    .where("takes.interview_id", "=", interview.id)
    .where("takes.attempt", "=", interview.attempt)
    .orderBy("segments.ordinal")
    .execute();
  return Promise.all(
    rows.map(async (row) => (row.bytes === null ? { ...row, bytes: await deps.uploads.offset(row.file_key) } : row)),
  );
}

function presentQuestion(
  { question, takes, takesLeft, shownAt, state }: QuestionProgress,
  stage: RoomStage,
  segments: readonly SegmentRow[],
  files: ReadonlyMap<string, StoredFileRecord>,
  sign: (file: StoredFileRecord) => string,
): RoomQuestion {
  const reached = state === "answered" || (stage === "answering" && state !== "locked");
  const video = question.video_file_id === null ? undefined : files.get(question.video_file_id);
  return {
    id: question.id,
    ordinal: question.ordinal,
    text: reached ? question.text : "",
    videoUrl: reached && video ? sign(video) : null,
    answerKind: question.answer_kind,
    // Listening to the question is no time to think.
    thinkSeconds: question.think_seconds + Math.ceil((video?.durationMs ?? 0) / 1000),
    answerSeconds: question.answer_seconds,
    retakes: question.retakes,
    takesLeft,
    shownAt: iso(shownAt),
    state: reached ? state : "locked",
    takes: takes.map((take) => presentTake(take, segments, files, sign)),
  };
}

function presentTake(
  take: TakeRow,
  segments: readonly SegmentRow[],
  files: ReadonlyMap<string, StoredFileRecord>,
  sign: (file: StoredFileRecord) => string,
): RoomTake {
  const own = segments.filter((segment) => segment.take_id === take.id);
  const ended = take.state === "finished" || take.state === "interrupted";
  const file = ended
    ? [take.playable_file_id, take.original_file_id, ...own.map(({ id }) => id)]
        .map((id) => (id === null ? undefined : files.get(id)))
        .find((found) => found !== undefined)
    : undefined;
  return {
    id: take.id,
    number: take.number,
    state: take.state,
    kept: take.kept,
    counted: take.counted,
    durationMs: take.duration_ms,
    segments: own.map(({ id, ordinal, content_type, state, bytes, duration_ms }) => ({
      id,
      ordinal,
      contentType: content_type,
      state,
      bytes: bytes ?? 0,
      durationMs: duration_ms,
    })),
    url: file ? sign(file) : null,
    contentType: file?.contentType ?? null,
    textAnswer: take.text_answer,
  };
}

/** What the team has received, in the candidate's hands. */
async function readReceipt(
  { database }: RoomDeps,
  { workspaceId, interview }: RoomRecord,
  completedAt: Date,
): Promise<RoomReceipt> {
  const answers = (await answersOf({ database }, workspaceId, [interview.id])).get(interview.id) ?? [];
  return {
    completedAt: completedAt.toISOString(),
    answers: answers.map((answer) => {
      const text = answer.text === null ? null : Buffer.from(answer.text, "utf8");
      return {
        questionId: answer.questionId,
        question: answer.question,
        bytes: text?.length ?? answer.original?.bytes ?? 0,
        sha256: text ? createHash("sha256").update(text).digest("hex") : (answer.original?.sha256 ?? ""),
        durationMs: answer.durationMs,
        receivedAt: (answer.receivedAt ?? completedAt).toISOString(),
      };
    }),
  };
}
