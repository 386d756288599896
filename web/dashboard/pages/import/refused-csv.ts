/** The refused rows as a file: every column as it was, with the row's number and the reason. */
import Papa from "papaparse";
import type { Mark } from "./import-plan.ts";

/**
 * CSV that a spreadsheet opens as UTF-8. A cell that begins like a formula gets an apostrophe, which this page takes away again
 * when the file comes back.
 */
export function refusedCsv(
  headings: readonly string[],
  cells: readonly (readonly string[])[],
  marks: readonly Mark[],
): string {
  const rows = marks.flatMap((mark, index) =>
    mark.state === "refused" ? [[...(cells[index] ?? []), String(index + 1), mark.detail]] : [],
  );
  const table = Papa.unparse([[...headings, "Row", "Why it was refused"], ...rows], {
    escapeFormulae: true,
    newline: "\r\n",
  });
  return `\ufeff${table}\r\n`;
}
