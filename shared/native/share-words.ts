/** Words and limits of share links that the pages know too. */

/** How long a link lives unless told, in days. */
export const DEFAULT_SHARE_DAYS = 75;
export const LONGEST_SHARE_DAYS = 3650;

export const SHARE_STATES = ["open", "expired", "ended"] as const;
export type ShareState = (typeof SHARE_STATES)[number];
