/** Cells of the table for spreadsheets: quoted as RFC 4180 says, and never a formula. */
import { expect, test } from "vitest";
import { csvCell } from "./interviews-csv.ts";

test.each([
  ["plain", "plain"],
  ["a,b", '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ["two\nlines", '"two\nlines"'],
  ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
  ["+49 30 1234", "'+49 30 1234"],
  ["-1", "'-1"],
  ["@cmd", "'@cmd"],
  ["\tindented", "'\tindented"],
  ["\rreturn", '"\'\rreturn"'],
  ["\n=1+1", '"\'\n=1+1"'],
  ["＝1+1", "'＝1+1"],
  [-5, "-5"],
  ["a=b", "a=b"],
  ["", ""],
  [null, ""],
  [undefined, ""],
  [4.5, "4.5"],
  [true, "true"],
  [new Date("2026-07-01T10:00:00Z"), "2026-07-01T10:00:00.000Z"],
])("%j is written as %j", (value, cell) => {
  expect(csvCell(value)).toBe(cell);
});
