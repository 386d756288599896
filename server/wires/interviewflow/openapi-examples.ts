/** The example of each call; the tests send it to a workspace that has the ids. */

const INTERVIEWFLOW_IDS = {
  position: "01999c2e-4b10-7007-8000-000000000000",
  interview: "01999c2e-4b10-7012-8000-000000000000",
} as const;

const { position, interview } = INTERVIEWFLOW_IDS;

export const INTERVIEWFLOW_EXAMPLES: Readonly<Record<string, { body: unknown }>> = {
  ingestCandidates: {
    body: {
      interviewerId: position,
      status: "shortlisted",
      data: [
        {
          name: "Ada Example",
          email: "ada@example.com",
          skills: ["postgresql"],
          additionalFields: { score: 72, review: "yes" },
          metadata: { "External ID": "candidate_12345", sendEmailAfter: 1 },
        },
      ],
    },
  },
  ingestCandidate: {
    body: {
      name: "Grace Example",
      email: "grace@example.com",
      jobId: position,
      status: "shortlisted",
      customQuestions: ["What would you like to ask the team?"],
    },
  },
  fetchCandidates: { body: { interviewerId: position, page: 1, limit: 20 } },
  updateCustomFields: {
    body: { interviewId: interview, candidateAdditionalFields: { score: 72, review: "yes", isSynced: true } },
  },
};
