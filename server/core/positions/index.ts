/** Positions: the interview as designed. */
export {
  countInterviews,
  findPosition,
  listPositions,
  type PositionListRecord,
  type PositionRecord,
} from "./positions.store.ts";
export { archivePosition, createPosition, duplicatePosition, updatePosition } from "./save-position.ts";
