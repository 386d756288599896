/** Share links: one interview for somebody without a login, until the link expires or is ended. */
export { createShare, endShare, endSharesOf, updateShare } from "./change-share.ts";
export { listOpenings, listShares, openSharesOf, type ShareRecord, shareUrl } from "./shares.store.ts";
