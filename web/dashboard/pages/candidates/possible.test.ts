/** A page offers what the state allows, and looks again only while something moves. */
import { describe, expect, it } from "vitest";
import { isMoving, possible, questionsOpen } from "./possible.ts";

const at = (admission: "draft" | "admitted" | "refused", progress: Parameters<typeof possible>[0]["progress"]) =>
  possible({ admission, progress, archivedAt: null });

describe("what is possible", () => {
  it("a draft is admitted or refused", () => {
    expect(at("draft", "invited")).toMatchObject({ admit: true, refuse: true });
  });
  it("a refusal is taken back by admitting", () => {
    expect(at("refused", "created")).toMatchObject({ admit: true, refuse: false, resend: false });
  });
  it("who has started is neither admitted nor refused", () => {
    expect(at("admitted", "answering")).toMatchObject({ admit: false, refuse: false, extend: true, reopen: false });
  });
  it("an expired interview is extended or reopened, and not invited", () => {
    expect(at("admitted", "expired")).toMatchObject({ extend: true, reopen: true, resend: false });
  });
  it("who is archived is not mailed", () => {
    expect(possible({ admission: "admitted", progress: "invited", archivedAt: "2026-01-01T00:00:00Z" }).resend).toBe(
      false,
    );
  });
  it("a completed interview is only reopened", () => {
    expect(at("admitted", "completed")).toEqual({
      admit: false,
      refuse: false,
      resend: false,
      extend: false,
      reopen: true,
    });
  });
});

describe("questions", () => {
  it("are open until they are frozen or the candidate starts", () => {
    expect(questionsOpen({ questionsFrozenAt: null, startedAt: null })).toBe(true);
    expect(questionsOpen({ questionsFrozenAt: "2026-01-01T00:00:00Z", startedAt: null })).toBe(false);
    expect(questionsOpen({ questionsFrozenAt: null, startedAt: "2026-01-01T00:00:00Z" })).toBe(false);
  });
});

describe("looking again", () => {
  const still = {
    progress: "completed",
    questionsReady: true,
    answers: [],
    mails: [],
    resume: { status: null },
  } as const;
  it("stops when the interview has ended and its media are ready", () => {
    expect(isMoving(still)).toBe(false);
    expect(isMoving({ ...still, answers: [{ mediaState: "playable" }] })).toBe(false);
  });
  it("goes on while a candidate answers or media are prepared", () => {
    expect(isMoving({ ...still, progress: "answering" })).toBe(true);
    expect(isMoving({ ...still, answers: [{ mediaState: "preparing" }] })).toBe(true);
    expect(isMoving({ ...still, resume: { status: "pending" } })).toBe(true);
    expect(isMoving({ ...still, mails: [{ state: "retrying" }] })).toBe(true);
  });
});
