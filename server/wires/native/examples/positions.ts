/** Examples of positions and of what they are made from. */
import { EXAMPLE_IDS, type Example } from "./example.ts";

const question = {
  text: "What have you built that you are proud of?",
  answerKind: "video",
  thinkSeconds: 30,
  answerSeconds: 120,
  retakes: 1,
};

export const POSITION_EXAMPLES: Readonly<Record<string, Example>> = {
  listPositions: { query: { limit: "10" } },
  createPosition: {
    body: {
      title: "Site engineer",
      visibility: "private",
      settings: { language: "en", linkExpirationDays: 7 },
      questions: [question],
    },
  },
  getPosition: {},
  updatePosition: { body: { title: "Senior site engineer", settings: { practiceQuestion: false } } },
  deletePosition: { params: { id: EXAMPLE_IDS.emptyPosition } },
  sharePosition: { body: { access: "chosen", memberIds: [EXAMPLE_IDS.member] } },
  archivePosition: {},
  unarchivePosition: {},
  duplicatePosition: {},
  previewPosition: {},
  listProjects: {},
  createProject: { body: { title: "Autumn hiring" } },
  getProject: {},
  updateProject: { body: { title: "Winter hiring" } },
  archiveProject: {},
  unarchiveProject: {},
  listQuestionSets: {},
  createQuestionSet: { body: { name: "First conversation", questions: [question] } },
  getQuestionSet: {},
  updateQuestionSet: { body: { name: "Second conversation" } },
  deleteQuestionSet: {},
};
