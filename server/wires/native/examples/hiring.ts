/** Examples of job posts, applications and candidate entries. */
import { EXAMPLE_IDS, type Example } from "./example.ts";

export const HIRING_EXAMPLES: Readonly<Record<string, Example>> = {
  listJobPosts: { query: { limit: "10" } },
  createJobPost: {
    body: {
      projectId: EXAMPLE_IDS.project,
      positionId: EXAMPLE_IDS.position,
      title: "Site engineer",
      description: "You build what others draw.",
      location: "Lisbon",
      employmentType: "full_time",
      salary: { minimum: 42000, maximum: 55000, currency: "EUR", period: "year" },
    },
  },
  getJobPost: {},
  updateJobPost: { body: { title: "Senior site engineer" } },
  publishJobPost: {},
  closeJobPost: {},
  createApplication: { body: { name: "Robin Example", email: "robin@example.com" } },
  listApplications: { query: { limit: "10", state: "active" } },
  getApplication: {},
  moveApplication: { body: { stageId: EXAMPLE_IDS.stage } },
  rejectApplication: { body: { reason: "The place is taken.", mail: { send: true } } },
  reopenApplication: {},
  listCandidateEntries: { query: { limit: "10" } },
  getCandidateEntry: {},
  retryCandidateEntry: { params: { id: EXAMPLE_IDS.failedEntry } },
  discardCandidateEntry: { params: { id: EXAMPLE_IDS.unwantedEntry } },
  confirmCandidateEntry: { body: { name: "Jane Doe", email: "jane@example.com" } },
};
