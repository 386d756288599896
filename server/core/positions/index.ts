/** Positions: the interview as designed. */

export { deletePosition } from "./delete-position.ts";
export { listPositions, type PositionListRecord } from "./list-positions.ts";
export { pageOfPositions } from "./page-of-positions.ts";
export {
  countInterviews,
  findPosition,
  type PositionRecord,
} from "./positions.store.ts";
export {
  createQuestionSet,
  deleteQuestionSet,
  listQuestionSets,
  type QuestionSetRecord,
  readQuestionSet,
  updateQuestionSet,
} from "./question-sets.ts";
export { countStages, readersOf, readPositions, tagNames } from "./read-sets.ts";
export { archivePosition, createPosition, duplicatePosition, updatePosition } from "./save-position.ts";
export { hiddenPositionsOf, membersOf, sharePosition } from "./sharing.ts";
