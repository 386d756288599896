/** What a review can say, for the server and for pages alike. */

export const RECOMMENDATIONS = ["yes", "maybe", "no"] as const;
export type Recommendation = (typeof RECOMMENDATIONS)[number];

export const REVIEW_STATES = ["draft", "submitted"] as const;

/** Scores of a criterion or an answer are whole: a half would say more than two people can agree on. */
export const LOWEST_SCORE = 1;
export const HIGHEST_SCORE = 5;
/** The score of the whole interview has halves, from half a point. */
export const HALF_POINT = 0.5;
