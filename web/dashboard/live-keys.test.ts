import { describe, expect, it } from "vitest";
import { EVENT_TYPES } from "../../shared/native.ts";
import { isLive, LIVE_TYPES, touchedBy } from "./live-keys.ts";

const ID = "0199b1c7-0000-7000-8000-000000000001";
const OTHER = "0199b1c7-0000-7000-8000-000000000002";

describe("what an event makes old", () => {
  it("is known for every type of event", () => {
    expect([...LIVE_TYPES].sort()).toEqual([...EVENT_TYPES].sort());
  });

  it("holds the lists, the mails, the numbers of a position and the one interview that it is about", () => {
    const touched = touchedBy([{ type: "interview.completed", interviewId: ID }]);
    for (const key of [
      ["interviews", "list", null, {}],
      ["interviews", "counts", ""],
      ["interviews", "one", ID],
      ["interviews", "one", ID, "reviews"],
      ["interviews", "candidate", OTHER],
      ["events", "interview", ID],
      ["positions", OTHER],
      ["mails", "list"],
      ["audit"],
    ]) {
      expect([key, touched(key)]).toEqual([key, true]);
    }
    for (const key of [["interviews", "one", OTHER], ["events", "interview", OTHER], ["members"], ["session"]]) {
      expect([key, touched(key)]).toEqual([key, false]);
    }
  });

  it("reaches every open interview when it is about no single one", () => {
    expect(touchedBy([{ type: "custom_field.changed", interviewId: null }])(["interviews", "one", OTHER])).toBe(true);
    expect(touchedBy([{ type: "key.changed", interviewId: null }])(["interviews", "one", OTHER])).toBe(false);
    const both = touchedBy([
      { type: "interview.completed", interviewId: ID },
      { type: "position.updated", interviewId: null },
    ]);
    expect(both(["interviews", "one", OTHER])).toBe(true);
  });

  it("leaves a form that is being filled alone", () => {
    expect(touchedBy([{ type: "position.updated", interviewId: null }])(["position-to-edit", ID])).toBe(false);
  });
});

it("leaves alone what a person is changing in a form", () => {
  expect(
    [
      ["position-to-edit", ID],
      ["job-to-edit", ID],
    ].map(isLive),
  ).toEqual([false, false]);
  expect([["positions", ID], ["jobs"]].map(isLive)).toEqual([true, true]);
});
