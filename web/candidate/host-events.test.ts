/** What a host page hears between two looks at a room. */
import { describe, expect, it } from "vitest";
import type { Room, RoomQuestion } from "../../shared/room.ts";
import { eventsBetween } from "./host-events.ts";

type Look = Pick<Room, "interviewId" | "stage" | "startedAt" | "attempt"> & {
  questions: Pick<RoomQuestion, "id" | "state">[];
};

const look = (changed: Partial<Look>): Look => ({
  interviewId: "i1",
  stage: "answering",
  startedAt: "2026-01-01T00:00:00Z",
  attempt: { number: 1, allowed: 2, mayRetake: true },
  questions: [{ id: "q1", state: "answered" }],
  ...changed,
});

describe("events to the host page", () => {
  it("tell of what changed, in its order", () => {
    const before = look({ stage: "lobby", startedAt: null, questions: [{ id: "q1", state: "locked" }] });
    expect(eventsBetween(before, look({ stage: "completed" })).map(({ type }) => type)).toEqual([
      "interview.started",
      "interview.answered",
      "interview.finished",
    ]);
  });
  it("do not tell again what was so before", () => {
    expect(eventsBetween(look({}), look({}))).toEqual([]);
    expect(eventsBetween(look({ stage: "completed" }), look({ stage: "completed" }))).toEqual([]);
  });
  it("tell of answers anew in another attempt", () => {
    const again = look({ attempt: { number: 2, allowed: 2, mayRetake: false } });
    expect(eventsBetween(look({}), again)).toMatchObject([{ type: "interview.answered", questionId: "q1" }]);
  });
});
