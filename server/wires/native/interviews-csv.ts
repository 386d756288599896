/** The list of interviews as a table for spreadsheets: RFC 4180, and nothing in it is taken for a formula. */
import type { InterviewListRecord } from "../../core/interviews/index.ts";

/** What spreadsheets read as the beginning of a formula, also in the wide letters of East Asian keyboards. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** One cell: quoted where it must be, with an apostrophe before a text that would be a formula. A number is none, also below zero. */
export function csvCell(value: string | number | boolean | Date | null | undefined): string {
  if (value === null || value === undefined) return "";
  const text = value instanceof Date ? value.toISOString() : String(value);
  const plain = typeof value === "string" && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

const line = (cells: readonly Parameters<typeof csvCell>[0][]): string => `${cells.map(csvCell).join(",")}\r\n`;

const COLUMNS: readonly (readonly [string, (row: InterviewListRecord) => Parameters<typeof csvCell>[0]])[] = [
  ["id", (row) => row.id],
  ["position", (row) => row.position_title],
  ["name", (row) => row.name],
  ["email", (row) => row.email],
  ["phone", (row) => row.phone],
  ["admission", (row) => row.admission],
  ["progress", (row) => row.progress],
  ["decision", (row) => row.decision],
  [
    "tags",
    (row) =>
      Object.entries(row.tags)
        .map(([name, option]) => `${name}=${option}`)
        .join("; "),
  ],
  ["externalId", (row) => row.external_id],
  ["source", (row) => row.source],
  ["answered", (row) => row.answered],
  ["questions", (row) => row.question_count],
  ["reviews", (row) => row.review_count],
  ["reviewAverage", (row) => row.review_average],
  ["createdAt", (row) => row.created_at],
  ["invitedAt", (row) => row.invited_at],
  ["startedAt", (row) => row.started_at],
  ["completedAt", (row) => row.completed_at],
  ["expiresAt", (row) => row.expires_at],
  ["archivedAt", (row) => row.archived_at],
];

/** The table page by page, as text: a byte order mark, the names of the columns, a line per interview with a column per field. */
export async function* tableOfInterviews(
  readPage: (after: string | null) => Promise<{ rows: InterviewListRecord[]; next: string | null }>,
  fieldKeys: readonly string[],
): AsyncGenerator<string> {
  yield `\uFEFF${line([...COLUMNS.map(([name]) => name), ...fieldKeys.map((key) => `field.${key}`)])}`;
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(after);
    const lines = page.rows.map((row) =>
      line([...COLUMNS.map(([, cell]) => cell(row)), ...fieldKeys.map((key) => row.fields[key])]),
    );
    if (lines.length > 0) yield lines.join("");
    after = page.next;
  } while (after !== null);
}
