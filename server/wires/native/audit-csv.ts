/** The audit log as a table for spreadsheets: RFC 4180, and nothing in it is taken for a formula. */
import type { AuditRecord } from "../../core/audit/index.ts";
import { csvCell } from "./interviews-csv.ts";

const COLUMNS: readonly (readonly [string, (row: AuditRecord) => Parameters<typeof csvCell>[0]])[] = [
  ["at", (row) => row.at],
  ["actorKind", (row) => row.actor_kind],
  ["actorId", (row) => row.actor_id],
  ["actorName", (row) => row.actor_name],
  ["medium", (row) => row.medium],
  ["ip", (row) => row.ip],
  ["host", (row) => row.host],
  ["referer", (row) => row.referer],
  ["action", (row) => row.action],
  ["subjectType", (row) => row.subject_type],
  ["subjectId", (row) => row.subject_id],
  ["data", (row) => JSON.stringify(row.data)],
  ["id", (row) => row.id],
];

/** The table page by page, as text: a byte order mark, the names of the columns, a line per entry. */
export async function* tableOfAudit(
  readPage: (after: string | null) => Promise<{ rows: AuditRecord[]; next: string | null }>,
): AsyncGenerator<string> {
  yield `\uFEFF${COLUMNS.map(([name]) => name).join(",")}\r\n`;
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(after);
    const lines = page.rows.map((row) => `${COLUMNS.map(([, cell]) => csvCell(cell(row))).join(",")}\r\n`);
    if (lines.length > 0) yield lines.join("");
    after = page.next;
  } while (after !== null);
}
