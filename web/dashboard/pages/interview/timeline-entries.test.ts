/** Facts and events become one story, newest first. */
import { describe, expect, it } from "vitest";
import { EVENT_TYPES, type EventType } from "../../../../shared/native.ts";
import { timelineEntries } from "./timeline-entries.ts";

const event = (sequence: number, type: EventType, at: string, data: Record<string, unknown> = {}) => ({
  sequence,
  interviewSequence: sequence,
  id: `e${sequence}`,
  type,
  at,
  interviewId: "i",
  positionId: "p",
  data,
});
const fact = (kind: string, at: string) => ({ kind, at, ip: "192.0.2.1", userAgent: "UA", data: { ok: true } });

describe("the timeline", () => {
  it("merges facts into events by time, newest first", () => {
    const entries = timelineEntries(
      [fact("network_lost", "2026-01-01T10:00:30.000Z")],
      [
        event(1, "interview.created", "2026-01-01T09:00:00.000Z"),
        event(2, "interview.completed", "2026-01-01T10:01:00.000Z"),
      ],
    );
    expect(entries.map((entry) => entry.words)).toEqual(["Completed", "Lost the connection", "Added"]);
    expect(entries[1]?.detail).toBe("ok: true\n192.0.2.1\nUA");
  });

  it("compares moments, not texts", () => {
    const entries = timelineEntries(
      [fact("resumed", "2026-01-01T11:00:00+01:00")],
      [event(1, "interview.started", "2026-01-01T10:30:00.000Z")],
    );
    expect(entries.map((entry) => entry.words)).toEqual(["Started", "Went on after a break"]);
  });

  it("has words for everything that happens to an interview", () => {
    const types = EVENT_TYPES.filter((type) => /^(interview|answer|share|review|comment|invitation)\./.test(type));
    const at = "2026-01-01T09:00:00.000Z";
    const words = types.map((type, index) => timelineEntries([], [event(index, type, at)])[0]?.words ?? "");
    expect(words.filter((each) => !/^\p{Lu}/u.test(each))).toEqual([]);
    const changed = timelineEntries([], [event(1, "interview.updated", at, { changed: ["tags", "link"] })]);
    expect(changed[0]?.words).toBe("Tags changed, A new link was made");
  });

  it("keeps the feed's order within one moment", () => {
    const at = "2026-01-01T09:00:00.000Z";
    const entries = timelineEntries([], [event(1, "interview.answered", at), event(2, "interview.completed", at)]);
    expect(entries.map((entry) => entry.words)).toEqual(["Completed", "Answered a question"]);
  });

  it("says which decision, and which fields", () => {
    const at = "2026-01-01T09:00:00.000Z";
    const entries = timelineEntries(
      [],
      [
        event(1, "interview.decided", at, { decision: "shortlisted" }),
        event(2, "interview.fields_updated", at, { set: ["score"], removed: ["review"] }),
        { ...event(3, "interview.created", at), type: "interview.something_new" },
      ],
    );
    expect(entries.map((entry) => entry.words)).toEqual([
      "something new",
      "Custom fields changed: score, review",
      "Shortlisted",
    ]);
  });
});
