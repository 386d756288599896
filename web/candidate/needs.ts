/** Which devices an interview needs. */
import type { AnswerKind, Room, RoomQuestion } from "../../shared/room.ts";

export type Needs = "video" | "audio" | "none";

/** What the whole interview needs, the most demanding question deciding. */
export function needsOf(room: Room): Needs {
  const kinds = new Set<AnswerKind>(room.questions.map((question) => question.answerKind));
  if (kinds.has("video") || kinds.size === 0) return "video";
  return kinds.has("audio") ? "audio" : "none";
}

/** What one question needs. */
export function needsOfQuestion(question: RoomQuestion): Needs {
  return question.answerKind === "text" ? "none" : question.answerKind;
}
