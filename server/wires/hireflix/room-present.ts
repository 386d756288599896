/** The room as the candidate's GraphQL schema (interview.graphql) shows it: 24-hex ids, millisecond numbers, addresses to upload to. */
import type { OpenPosition, Room, RoomQuestion, RoomReceipt, RoomTake } from "../../../shared/room.ts";
import { hexOf } from "./wire-ids.ts";

/** What an address to upload to is made of. */
export interface UploadPlace {
  publicUrl: string;
  hash: string;
}

const ms = (at: string | null): number | null => (at === null ? null : Date.parse(at));

/** Where one request carries a whole small file. */
const httpUpload = ({ publicUrl, hash }: UploadPlace, path: string, contentType: string) => ({
  url: `${publicUrl}/api/room${path}`,
  method: "PUT",
  protocol: "http",
  headers: { "X-Room-Code": hash, "Content-Type": contentType },
});

/** Where a recording grows: tus 1.0.0, as the room's own page uploads. */
export const recordingUpload = ({ publicUrl, hash }: UploadPlace, segmentId: string, fence: number) => ({
  url: `${publicUrl}/api/room/uploads/${segmentId}`,
  method: "PATCH",
  protocol: "tus",
  headers: {
    "X-Room-Code": hash,
    "X-Room-Fence": String(fence),
    "Tus-Resumable": "1.0.0",
    "Content-Type": "application/offset+octet-stream",
  },
});

const company = ({ name, color, logoUrl }: Room["team"]) => ({ name, color, logo: logoUrl });

const screening = (questions: Room["preScreening"]) =>
  questions.map(({ id, text, kind, options, required }) => ({ id: hexOf(id), text, kind, options, required }));

/** One room. */
export function presentRoom(room: Room, place: UploadPlace) {
  const { form, position, moreTimeAskedAt, consentedAt, startedAt, completedAt, receipt, totalAnswerSeconds } = room;
  const { title, introVideoUrl, ...about } = position;
  return {
    id: hexOf(room.interviewId),
    hash: place.hash,
    stage: room.stage,
    now: ms(room.now),
    expires: ms(room.expiresAt),
    language: room.language,
    candidate: room.candidate,
    company: company(room.team),
    position: { ...about, id: hexOf(position.id), name: title, introVideo: introVideoUrl },
    questionsReady: room.questionsReady,
    questionCount: room.questionCount,
    totalTimeToAnswer: totalAnswerSeconds,
    questions: room.questions.map((question) => presentQuestion(question, place)),
    preScreening: screening(room.preScreening),
    postScreening: screening(room.postScreening),
    form: {
      submitted: ms(form.submittedAt),
      resume: form.resume,
      portfolioUrl: form.portfolioUrl,
      resumeUpload: httpUpload(place, "/resume", "application/pdf"),
    },
    consented: ms(consentedAt),
    started: ms(startedAt),
    completed: ms(completedAt),
    attempt: room.attempt,
    holder: room.holder,
    moreTimeAsked: ms(moreTimeAskedAt),
    remindersStopped: room.remindersStopped,
    receipt: receipt && presentReceipt(receipt),
    privacy: room.privacy,
  };
}

function presentQuestion(question: RoomQuestion, place: UploadPlace) {
  const { id, ordinal, text, videoUrl, answerKind, thinkSeconds, answerSeconds, shownAt, takes } = question;
  return {
    id: hexOf(id),
    index: ordinal - 1,
    title: text,
    video: videoUrl,
    answerFormat: answerKind,
    timeToThink: thinkSeconds,
    timeToAnswer: answerSeconds,
    retakes: question.retakes,
    takesLeft: question.takesLeft,
    shown: ms(shownAt),
    state: question.state,
    takes: takes.map((take) => presentTake(take, place)),
  };
}

const presentTake = (take: RoomTake, place: UploadPlace) => ({
  id: hexOf(take.id),
  number: take.number,
  state: take.state,
  kept: take.kept,
  counted: take.counted,
  durationMs: take.durationMs,
  url: take.url,
  contentType: take.contentType,
  text: take.textAnswer,
  segments: take.segments.map(({ id, ordinal, ...segment }) => ({ id: hexOf(id), index: ordinal - 1, ...segment })),
  thumbnailUpload: httpUpload(place, `/takes/${take.id}/thumbnail`, "image/jpeg"),
});

const presentReceipt = ({ completedAt, answers }: RoomReceipt) => ({
  completed: ms(completedAt),
  answers: answers.map(({ questionId, question, receivedAt, ...answer }) => ({
    questionId: hexOf(questionId),
    title: question,
    received: ms(receivedAt),
    ...answer,
  })),
});

/** A public position before anyone has given a name. */
export const presentPublicPosition = ({ positionId, title, description, team, accepting }: OpenPosition) => ({
  id: hexOf(positionId),
  name: title,
  description,
  company: company(team),
  accepting,
});
