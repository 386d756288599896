/** The refused rows leave as a file that is safe to open, and that can be read back as it was. */
import { describe, expect, it } from "vitest";
import { textOf } from "./file-text.ts";
import type { Mark } from "./import-plan.ts";
import { readTable } from "./read-table.ts";
import { refusedCsv } from "./refused-csv.ts";

const refused: Mark = { state: "refused", by: "server", pointer: "/email", detail: 'Taken, by "somebody".' };
const headings = ["Name", "E-mail", "Phone"];
const cells = [
  ["Jane Doe", "jane@example.com", ""],
  ['=HYPERLINK("http://example.com")', "@evil", "+44 20 7946 0018"],
  ["Müller, Zoë\nsecond line", "zoe@example", "-1"],
];

describe("the file of refused rows", () => {
  const text = refusedCsv(headings, cells, [{ state: "valid" }, refused, refused]);
  it("holds no cell that a spreadsheet would run", async () => {
    for (const cell of ["=HYPERLINK", "@evil", "+44", "-1"])
      expect(text).not.toMatch(new RegExp(`(^|[,"\\n])\\${cell}`));
    expect(text).toContain("'+44 20 7946 0018");
  });
  it("reads back as it was, with numbers and reasons", async () => {
    const { text: read } = textOf(new TextEncoder().encode(text));
    expect((await readTable(read)).cells).toEqual([
      [...headings, "Row", "Why it was refused"],
      [...(cells[1] ?? []), "2", 'Taken, by "somebody".'],
      [...(cells[2] ?? []), "3", 'Taken, by "somebody".'],
    ]);
  });
});
