/** Scores on the scale of this wire: people score to 5 here, and to 10 there. */

export const outOfTen = (average: number | null): number | null =>
  average === null ? null : Math.round(average * 20) / 10;

/** The mean of scores; null of none. */
export const meanOutOfTen = (scores: readonly number[]): number | null =>
  scores.length === 0 ? null : outOfTen(scores.reduce((sum, score) => sum + score, 0) / scores.length);
