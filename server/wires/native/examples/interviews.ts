/** Examples of what is done with interviews, candidates and their reviews. */
import { EXAMPLE_IDS, type Example } from "./example.ts";

const { position, decision, interview, draftInterview, expiredInterview, completedInterview, interviewQuestion } =
  EXAMPLE_IDS;

export const INTERVIEW_EXAMPLES: Readonly<Record<string, Example>> = {
  listInterviews: { query: { positionId: position, limit: "10" } },
  countInterviews: { query: { positionId: position } },
  exportInterviews: { query: { positionId: position } },
  createInterview: {
    body: {
      positionId: position,
      name: "Ada Example",
      email: "ada@example.com",
      admission: "admitted",
      skills: ["postgresql"],
      customQuestions: ["What would you like to ask the team?"],
      customFields: { score: 81 },
      externalId: "candidate_12345",
      tags: { Source: "Referral" },
      sendInvitation: true,
      sendAfterHours: 0,
    },
  },
  createInterviews: {
    body: {
      positionId: position,
      rows: [
        { name: "Grace Example", email: "grace@example.com", externalId: "candidate_12346" },
        { name: "Jane Doe", email: "jane@example.com" },
      ],
    },
  },
  actOnInterviews: { body: { ids: [interview, completedInterview], action: "archive" } },
  getInterview: {},
  updateInterview: { body: { notes: "Call back on Monday.", customFields: { score: 72 } } },
  deleteInterview: {},
  replaceInterviewQuestions: {
    body: {
      questions: [
        {
          text: "Which project are you proud of?",
          answerKind: "video",
          thinkSeconds: 30,
          answerSeconds: 120,
          retakes: 1,
        },
      ],
    },
  },
  admitInterview: { params: { id: draftInterview } },
  refuseInterview: { body: { reason: "The position has been filled." } },
  decideInterview: { params: { id: completedInterview }, body: { decision: "shortlisted" } },
  resendInvitation: { body: {} },
  extendInterview: { body: { days: 3 } },
  reopenInterview: { params: { id: expiredInterview } },
  archiveInterview: {},
  unarchiveInterview: {},
  renewLink: {},
  listInterviewEvents: { query: { after: "0", limit: "10" } },
  listCandidates: { query: { limit: "10" } },
  getCandidate: {},
  updateCandidate: { body: { name: "Jane Doe", phone: "+49 30 123456" } },
  listTakes: { params: { id: completedInterview } },
  getTake: {},
  getTranscript: {},
  listFormerTranscripts: {},
  correctTranscript: { body: { text: "We built a bridge over the Isar. It stands.", language: "en" } },
  requestTranscript: { params: { id: EXAMPLE_IDS.newTake } },
  listInvitations: {},
  listReviews: { params: { id: completedInterview } },
  withdrawReview: {},
  listComments: { params: { id: completedInterview } },
  addComment: {
    params: { id: completedInterview },
    body: { words: "Listen to this again.", questionId: interviewQuestion, mentions: [EXAMPLE_IDS.colleague] },
  },
  editComment: { body: { words: "Listened to it again: convincing." } },
  deleteComment: {},
  listMentionable: { params: { id: completedInterview } },
  listDecisions: { params: { id: completedInterview } },
  undoDecision: { params: { id: completedInterview }, body: { decisionId: decision } },
  writeReview: {
    params: { id: completedInterview },
    body: {
      state: "submitted",
      answers: [{ questionId: interviewQuestion, score: 4 }],
      overall: 4,
      recommendation: "yes",
      words: "Clear answers, good questions.",
    },
  },
  listShares: { params: { id: completedInterview } },
  createShare: {
    params: { id: completedInterview },
    body: {
      name: "Head of engineering",
      expiresInDays: 14,
      password: "correct horse battery",
      allow: { comments: true, scores: true, download: false },
      hideIdentity: true,
    },
  },
  updateShare: { body: { expiresInDays: 30, allow: { download: true } } },
  endShare: {},
  listShareOpenings: {},
};
