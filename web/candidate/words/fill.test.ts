/** What the team wrote, with the candidate's values in it. */
import { beforeAll, expect, it } from "vitest";
import { UNTOUCHED } from "../../../shared/languages.ts";
import type { Room } from "../../../shared/room.ts";
import { closingOf, fillWords, introductionOf } from "./fill.ts";
import { speak, speakOfRecording } from "./speech.ts";

beforeAll(async () => {
  await speak("en");
  await speakOfRecording();
});

const room: Room = {
  interviewId: "i",
  stage: "lobby",
  now: "2026-11-21T00:00:00Z",
  expiresAt: "2026-11-24T17:00:00Z",
  language: "en",
  candidate: { name: "Mira Sand", firstName: "Mira", email: "mira@example.com", phone: null },
  team: { name: "Northwind", color: null, logoUrl: null },
  position: {
    id: "p",
    title: "Frontend engineer",
    role: "",
    description: "",
    requirements: "",
    niceToHave: "",
    benefits: "",
    location: "",
    employmentType: null,
    durationMinutes: 30,
    videoRequired: true,
    resumeRequired: false,
    portfolioRequired: false,
    desktopOnly: false,
    practiceQuestion: true,
    manualStart: true,
    introVideoUrl: null,
    introduction: "",
    iceBreaker: "",
    closing: "",
  },
  questionsReady: true,
  questionCount: 3,
  totalAnswerSeconds: 360,
  questions: [],
  preScreening: [],
  postScreening: [],
  form: { submittedAt: null, resume: null, portfolioUrl: null },
  consentedAt: null,
  startedAt: null,
  completedAt: null,
  attempt: { number: 1, allowed: 1, mayRetake: false },
  holder: null,
  moreTimeAskedAt: null,
  remindersStopped: false,
  receipt: null,
  privacy: { retention: "until the team deletes it", contactEmail: null },
};

it("puts the values in", () => {
  const text = "Hello {firstName}. {questionCount} questions for {jobTitle} at {companyName}, until {expiresAt}.";
  expect(fillWords(text, room, "")).toMatch(
    /^Hello Mira\. 3 questions for Frontend engineer at Northwind, until Tuesday.+\.$/,
  );
});

it("leaves what it does not know, and what a value brings along", () => {
  expect(fillWords("{unknown} {fullName}", { ...room, candidate: { ...room.candidate, name: "{jobTitle}" } }, "")).toBe(
    "{unknown} {jobTitle}",
  );
});

it("marks what the team wrote with the team's language, and what nobody changed with the reader's", () => {
  const german: Room = {
    ...room,
    language: "de",
    position: { ...room.position, introduction: "Guten Tag.", closing: UNTOUCHED.closing },
  };
  expect(introductionOf(german)).toEqual({ text: "Guten Tag.", lang: "de" });
  expect(closingOf(german)).toEqual({ text: UNTOUCHED.closing, lang: "en-GB" });
});

it("speaks of one question and of several in the introduction that nobody changed", async () => {
  const untouched: Room = { ...room, position: { ...room.position, introduction: UNTOUCHED.introduction } };
  const said = (questionCount: number) => {
    const asked = { ...untouched, questionCount };
    return fillWords(introductionOf(asked).text, asked, "");
  };
  expect(said(1)).toBe("Hello Mira. You will answer 1 question for Frontend engineer. Take about two minutes for it.");
  expect(said(3)).toContain("3 questions for Frontend engineer, one at a time.");
});
