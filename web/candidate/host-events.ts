/** What has happened in a room, for the page around it: ids and states, never a name or an answer. Pure. */
import type { Room, RoomQuestion } from "../../shared/room.ts";

export type HostEvent =
  | { type: "interview.started" | "interview.finished"; interviewId: string }
  | { type: "interview.answered"; interviewId: string; questionId: string }
  | { type: "interview.error"; code: string };

type Look = Pick<Room, "interviewId" | "stage" | "startedAt" | "attempt"> & {
  questions: readonly Pick<RoomQuestion, "id" | "state">[];
};

const answeredIn = (room: Look): string[] =>
  room.questions.filter(({ state }) => state === "answered").map(({ id }) => id);

/** What has happened between two looks at a room; what was so when the page was opened is no news. */
export function eventsBetween(before: Look, now: Look): HostEvent[] {
  const { interviewId } = now;
  const events: HostEvent[] = [];
  if (!before.startedAt && now.startedAt) events.push({ type: "interview.started", interviewId });
  const known = new Set(before.attempt.number === now.attempt.number ? answeredIn(before) : []);
  for (const questionId of answeredIn(now)) {
    if (!known.has(questionId)) events.push({ type: "interview.answered", interviewId, questionId });
  }
  if (before.stage !== "completed" && now.stage === "completed") {
    events.push({ type: "interview.finished", interviewId });
  }
  return events;
}
