/** Positions: the interview as designed. */
export { listPositions, type PositionListRecord, type PositionsFilter } from "./list-positions.ts";
export {
  countInterviews,
  findPosition,
  type PositionRecord,
} from "./positions.store.ts";
export { archivePosition, createPosition, duplicatePosition, updatePosition } from "./save-position.ts";
export { hiddenPositionsOf, membersOf, refuseHidden, sharePosition } from "./sharing.ts";
