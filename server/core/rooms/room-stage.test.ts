/** The table of stages. */
import { describe, expect, it } from "vitest";
import { positionSettingsSchema } from "../../../shared/position.ts";
import type { RoomStage } from "../../../shared/room.ts";
import { GRACE_MS, needsForm, roomStage, type StageFacts } from "./room-stage.ts";

const now = new Date("2026-07-01T12:00:00Z");
const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);
const admitted: StageFacts = {
  admission: "admitted",
  progress: "invited",
  now,
  expiresAt: later(60_000),
  positionArchived: false,
  formNeeded: false,
  formSubmitted: false,
  consented: true,
  postScreeningLeft: false,
  takeOpen: false,
};

const cases: [string, Partial<StageFacts>, RoomStage][] = [
  ["an admitted candidate who consented", {}, "lobby"],
  ["an admitted candidate before consent", { consented: false }, "consent"],
  ["a link without an end yet", { expiresAt: null }, "lobby"],
  ["a draft without the form", { admission: "draft", formNeeded: true }, "form"],
  ["a draft with the form", { admission: "draft", formNeeded: true, formSubmitted: true }, "waiting"],
  ["an admitted candidate with required parts", { formNeeded: true }, "form"],
  ["the same after the form", { formNeeded: true, formSubmitted: true }, "lobby"],
  ["a refused candidate", { admission: "refused", formSubmitted: true }, "refused"],
  ["a refused candidate after the link's end", { admission: "refused", expiresAt: later(-1) }, "refused"],
  ["a candidate who withdrew", { progress: "withdrawn", expiresAt: later(-1) }, "withdrawn"],
  ["a started interview", { progress: "started" }, "answering"],
  ["a running interview", { progress: "answering" }, "answering"],
  ["a running interview at its end", { progress: "answering", expiresAt: now }, "expired"],
  ["a take that runs at the end", { progress: "answering", expiresAt: later(-1), takeOpen: true }, "answering"],
  ["the same after the grace", { progress: "answering", expiresAt: later(-GRACE_MS), takeOpen: true }, "expired"],
  ["a form after the link's end", { admission: "draft", formNeeded: true, expiresAt: later(-1) }, "expired"],
  ["an interview marked expired", { progress: "expired", expiresAt: null }, "expired"],
  ["a completed interview", { progress: "completed", expiresAt: later(-1) }, "completed"],
  ["an evaluated interview", { progress: "evaluated" }, "completed"],
  ["completed with questions after it", { progress: "completed", postScreeningLeft: true }, "post_screening"],
  ["an archived position", { positionArchived: true }, "unavailable"],
  [
    "an archived position, completed",
    { positionArchived: true, progress: "completed", postScreeningLeft: true },
    "completed",
  ],
];

describe("the stage of a room", () => {
  it.each(cases)("%s", (_name, facts, stage) => {
    expect(roomStage({ ...admitted, ...facts })).toBe(stage);
  });
});

describe("who fills in a form", () => {
  const settings = (given: object) => positionSettingsSchema.parse(given);
  const question = { id: "6f0c1de2-0000-7000-8000-000000000000", text: "May you work here?", kind: "yes_no" };

  it("is every draft, whatever the position asks", () => {
    expect(needsForm({ admission: "draft", source: "interviewflow" }, settings({}))).toBe(true);
  });
  it("is an admitted candidate only where screening is on", () => {
    const of = (given: object) => needsForm({ admission: "admitted", source: "interviewflow" }, settings(given));
    expect(of({})).toBe(false);
    expect(of({ resumeRequired: true })).toBe(false);
    expect(of({ resumeRequired: true, resumeScreening: true })).toBe(true);
    expect(of({ preScreening: [question] })).toBe(true);
  });
  it("is who applied through the open link where any part is required", () => {
    const of = (given: object) => needsForm({ admission: "admitted", source: "open_link" }, settings(given));
    expect(of({})).toBe(false);
    expect(of({ resumeRequired: true })).toBe(true);
    expect(of({ portfolioRequired: true })).toBe(true);
  });
});
