/** Share links: one interview for somebody without a login, until the link expires or is ended. */
export { createShare, endShare, endSharesOf, updateShare } from "./change-share.ts";
export { enterShare, givePassword, noteOpening, type ShareDeps } from "./enter-share.ts";
export { commentAsGuest, reviewAsGuest } from "./guests.ts";
export { readShared } from "./shared-interview.ts";
export { judgeSharedMedia } from "./shared-media.ts";
export {
  listOpenings,
  listShares,
  openSharesOf,
  openSharesOfPositions,
  type PositionShare,
  type ShareRecord,
  shareUrl,
} from "./shares.store.ts";
