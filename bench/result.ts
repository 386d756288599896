/** One line of the table that a benchmark adds: what was measured, beside what, against which bar. */

export interface Result {
  work: string;
  measured: string;
  beside: string;
  ratio: string;
  bar: string;
  met: boolean | null;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

export const quantile = (values: readonly number[], part: number): number => {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
};

/** The table as Markdown. */
export function tableOf(results: readonly Result[]): string {
  const rows = results.map(({ work, measured, beside, ratio, bar, met }) =>
    [work, measured, beside, ratio, bar, met === null ? "reported" : met ? "yes" : "no"].join(" | "),
  );
  return [
    "| Work | Greenroom | Beside it | Ratio | Bar | Met |",
    "|---|---|---|---|---|---|",
    ...rows.map((row) => `| ${row} |`),
  ].join("\n");
}
