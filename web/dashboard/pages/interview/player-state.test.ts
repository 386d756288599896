/** The answers beside their questions, and what is said about a recording. */
import { describe, expect, it } from "vitest";
import type { Answer, InterviewQuestion } from "../../../../shared/native.ts";
import { answerEntries, durationWords, mediaWords, sizeWords, sourcesOf, takeWords } from "./player-state.ts";

const question = (id: string, ordinal: number): InterviewQuestion => ({
  id,
  positionQuestionId: null,
  source: "position",
  skill: null,
  ordinal,
  text: id,
  answerKind: "video",
  thinkSeconds: 30,
  answerSeconds: 60,
  retakes: 1,
  expectedAnswer: null,
  videoUrl: null,
});
const answer = (questionId: string): Answer => ({
  questionId,
  question: `Asked ${questionId}`,
  takeId: `take ${questionId}`,
  answerKind: "video",
  url: "/original",
  contentType: "video/webm",
  bytes: 1,
  sha256: "",
  durationMs: 1000,
  playbackUrl: "/mp4",
  playbackContentType: "video/mp4",
  renditionUrl: "/old",
  thumbnailUrl: null,
  mediaState: "playable",
  mediaReason: null,
  text: null,
  takeNumber: 1,
  takesUsed: 1,
  interrupted: false,
  transcript: {
    state: "none",
    reason: null,
    language: null,
    text: null,
    source: null,
    version: 0,
    captionsUrl: null,
  },
  segments: [],
});

describe("answers", () => {
  it("stand at their questions, in the order they are asked", () => {
    const entries = answerEntries({ questions: [question("b", 2), question("a", 1)], answers: [answer("b")] });
    expect(entries.map((entry) => [entry.number, entry.question.id, entry.answer?.takeId ?? null])).toEqual([
      [1, "a", null],
      [2, "b", "take b"],
    ]);
  });

  it("are not lost when their question is no longer asked", () => {
    const entries = answerEntries({ questions: [question("a", 1)], answers: [answer("gone")] });
    expect(entries.at(-1)).toMatchObject({ number: 2, question: { text: "Asked gone" } });
  });

  it("offer the rendition after the file itself, and no file twice", () => {
    expect(sourcesOf(answer("a"))).toEqual(["/mp4", "/old"]);
    expect(sourcesOf({ playbackUrl: "/x", renditionUrl: "/x" })).toEqual(["/x"]);
    expect(sourcesOf({ playbackUrl: null, renditionUrl: null })).toEqual([]);
  });
});

describe("words", () => {
  it("say why a recording does not play, and that it is kept", () => {
    const words = mediaWords({ mediaState: "unplayable", mediaReason: "It has no picture.", url: "/o" });
    expect(words).toContain("It has no picture.");
    expect(words).toContain("kept");
    expect(mediaWords({ mediaState: "playable", mediaReason: null, url: "/o" })).toBeNull();
  });

  it("count time, bytes and takes", () => {
    expect([durationWords(65_400), durationWords(null), durationWords(3_599_800)]).toEqual(["1:05", "–", "60:00"]);
    expect([sizeWords(999), sizeWords(1500), sizeWords(2_340_000)]).toEqual(["999 bytes", "2 kB", "2.3 MB"]);
    expect(takeWords({ takeNumber: 2, takesUsed: 3 })).toBe("Take 2 of 3");
    expect(takeWords({ takeNumber: 1, takesUsed: 1 })).toBeNull();
  });
});
