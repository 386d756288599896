/** The candidate's JSON, pinned by a golden file: a change of it is a change for every client. */
import { expect, test } from "vitest";
import { workspaceId } from "../../core/actor.ts";
import type { InterviewRecord } from "../../core/interviews/index.ts";
import type { AnswerRecord } from "../../core/recordings/index.ts";
import { presentCandidate, presentCreated } from "./present.ts";

const at = (time: string) => new Date(`2026-07-01T${time}Z`);
const deps = {
  linkOf: ({ id, codeGeneration }: { id: string; codeGeneration: number }) =>
    `https://interviews.example.com/form?interviewId=${id}&key=code${codeGeneration}`,
  mediaUrl: ({ id, name }: { id: string; name: string }) => `https://interviews.example.com/media/${id}/${name}`,
};

const record: InterviewRecord = {
  id: "019c5ea9-a792-7f0d-b671-4c3c16000000",
  positionId: "019c5ea9-0000-7f0d-b671-4c3c16000000",
  visibility: "private",
  name: "Jane Doe",
  email: "jane.doe@example.com",
  phone: null,
  admission: "admitted",
  admissionReason: null,
  progress: "completed",
  decision: "undecided",
  source: "interviewflow",
  mailing: "send",
  externalId: null,
  metadata: { "External ID": "candidate_12345", sendEmailAfter: 1 },
  skills: ["nodejs", "aws"],
  tags: { level: "senior" },
  notes: "Call back",
  language: "en",
  codeGeneration: 2,
  attempt: 1,
  retakesAllowed: 1,
  form: [{ questionId: "q", question: "May you work here?", answer: "yes", mustHave: true, passed: true }],
  formSubmittedAt: at("10:40:00.000"),
  postScreening: null,
  resumeUrl: "https://example.com/resume.pdf",
  resumeStatus: "stored",
  resumeFileId: "019c5ea9-b000-7f0d-b671-4c3c16000000",
  portfolioUrl: null,
  createdAt: at("10:30:00.000"),
  updatedAt: at("11:20:00.500"),
  invitedAt: at("10:31:00.000"),
  startedAt: at("11:00:00.000"),
  answeringAt: at("11:01:00.000"),
  completedAt: at("11:20:00.500"),
  expiresAt: at("23:00:00.000"),
  archivedAt: null,
  fields: { "Manual Score": 72, isSynced: true, review: "yes" },
};

const file = (name: string, contentType: string, bytes: number) => ({
  id: `file-${name}`,
  workspaceId: workspaceId("019c5ea9-c000-7000-8000-4c3c16000000"),
  key: name,
  name,
  contentType,
  bytes,
  sha256: name.padEnd(64, "0"),
  durationMs: null,
  createdAt: at("11:02:00.000"),
});

const answer: AnswerRecord = {
  questionId: "019c5ea9-c000-7f0d-b671-4c3c16000000",
  positionQuestionId: null,
  question: "Why us?",
  source: "custom",
  ordinal: 1,
  answerKind: "video",
  takeId: "take",
  takeNumber: 1,
  attempt: 1,
  takesUsed: 1,
  text: null,
  startedAt: at("11:01:00.000"),
  receivedAt: at("11:02:00.000"),
  durationMs: 61_500,
  interrupted: false,
  original: file("take.webm", "video/webm", 4096),
  playable: file("take.mp4", "video/mp4", 4000),
  rendition: null,
  thumbnail: file("take.jpg", "image/jpeg", 100),
  mediaState: "playable",
  mediaReason: null,
  segments: [],
};

test("a candidate with answers", async () => {
  const unprepared = {
    ...answer,
    question: "Why now?",
    playable: null,
    thumbnail: null,
    mediaState: "preparing" as const,
  };
  const written = {
    ...answer,
    question: "Write it.",
    answerKind: "text" as const,
    text: "Here.",
    original: null,
    playable: null,
    thumbnail: null,
    durationMs: null,
  };
  const json = JSON.stringify(presentCandidate(deps, record, [answer, unprepared, written]), null, 2);
  await expect(`${json}\n`).toMatchFileSnapshot("candidate.golden");
});

test("without a stored resume the address that was sent is given; before the start no attempt is used", () => {
  const json = presentCandidate(deps, { ...record, resumeFileId: null, startedAt: null }, []);
  expect([json.resumeUrl, json.attempts, json.recordingUrl]).toEqual([
    "https://example.com/resume.pdf",
    { used: 0, allowed: 2 },
    null,
  ]);
});

test("what was created has the published keys in their order, and no code beside the link", () => {
  const created = presentCreated({
    id: record.id,
    positionId: record.positionId,
    name: "Jane Doe",
    email: "jane.doe@example.com",
    admission: "admitted",
    createdAt: record.createdAt,
    link: "https://interviews.example.com/form?interviewId=x&key=y",
    code: "y",
    sendAt: null,
    candidateId: "c",
    mailId: null,
  });
  expect(Object.keys(created)).toEqual(["id", "jobId", "name", "email", "status", "createdAt", "interviewLink"]);
  expect([created.status, created.createdAt]).toEqual(["shortlisted", "2026-07-01T10:30:00.000Z"]);
});
