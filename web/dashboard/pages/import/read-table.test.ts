/** Files as spreadsheets and systems write them become the same table. */
import { describe, expect, it } from "vitest";
import { encodingOf, textOf } from "./file-text.ts";
import { dividerOf, MOST_ROWS, readTable } from "./read-table.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const wide = (text: string, big: boolean, mark: boolean): Uint8Array => {
  const units = mark ? `\ufeff${text}` : text;
  const out = new Uint8Array(units.length * 2);
  const view = new DataView(out.buffer);
  for (let at = 0; at < units.length; at += 1) view.setUint16(at * 2, units.charCodeAt(at), !big);
  return out;
};
const TEXT = "Name,E-mail\nJosé Núñez,jose@example.com\n";

describe("the encoding of a file", () => {
  it.each([
    ["UTF-8", bytes(TEXT), "utf-8"],
    ["UTF-8 with its mark", bytes(`\ufeff${TEXT}`), "utf-8"],
    ["UTF-16 little endian with its mark", wide(TEXT, false, true), "utf-16le"],
    ["UTF-16 big endian with its mark", wide(TEXT, true, true), "utf-16be"],
    ["UTF-16 little endian without a mark", wide(TEXT, false, false), "utf-16le"],
    ["UTF-16 big endian without a mark", wide(TEXT, true, false), "utf-16be"],
    ["Latin 1", Uint8Array.from(TEXT, (letter) => letter.charCodeAt(0)), "windows-1252"],
  ])("is read: %s", (_name, file, encoding) => {
    expect(textOf(file)).toEqual({ text: TEXT, encoding });
  });
  it("is UTF-8 for an empty file", () => {
    expect(encodingOf(new Uint8Array())).toBe("utf-8");
  });
});

describe("a table", () => {
  const cells = async (text: string) => (await readTable(text)).cells;
  const plain = [
    ["Name", "City"],
    ["Jane", "Rome"],
  ];
  it.each([
    ["commas", "Name,City\nJane,Rome\n"],
    ["semicolons", "Name;City\nJane;Rome\n"],
    ["tabs", "Name\tCity\nJane\tRome"],
    ["bars and CRLF", "Name|City\r\nJane|Rome\r\n"],
    ["old line ends", "Name,City\rJane,Rome\r"],
    ["quotes", '"Name","City"\n"Jane","Rome"'],
    ["blank lines and spaces", "\n Name , City \n\n,\n Jane,Rome \n"],
  ])("with %s", async (_name, text) => {
    expect(await cells(text)).toEqual(plain);
  });

  it("keeps dividers, quotes and line ends within quotes", async () => {
    expect(await cells('a,b\n"Doe, Jane","said ""yes""\nand left"')).toEqual([
      ["a", "b"],
      ["Doe, Jane", 'said "yes"\nand left'],
    ]);
  });

  it("gives every row the same number of cells", async () => {
    expect(await cells("a,b,c\n1\n1,2,3,4")).toEqual([
      ["a", "b", "c", ""],
      ["1", "", "", ""],
      ["1", "2", "3", "4"],
    ]);
  });

  it("prefers the divider that splits evenly", () => {
    expect(dividerOf("Name;Note\nJane;likes tea, milk, rain\nBob;x")).toBe(";");
  });

  it("reads 10,000 rows over many slices without losing one, and breathes between them", async () => {
    const rows = Array.from(
      { length: 10_000 },
      (_, at) => `"Person ${at}","p${at}@example.com","line one\nline ""two"""`,
    );
    let breaths = 0;
    const clock = setInterval(() => {
      breaths += 1;
    }, 0);
    const { cells: read, cut } = await readTable(["Name,E-mail,Note", ...rows].join("\r\n"));
    clearInterval(clock);
    expect(cut).toBe(false);
    expect(read).toHaveLength(10_001);
    for (const [at, row] of read.slice(1).entries()) {
      expect(row).toEqual([`Person ${at}`, `p${at}@example.com`, 'line one\nline "two"']);
    }
    expect(breaths).toBeGreaterThan(3);
  });

  it("says when there is more than one import takes", async () => {
    const { cells: read, cut } = await readTable("a,b\n".repeat(MOST_ROWS + 5));
    expect([read.length, cut]).toEqual([MOST_ROWS, true]);
  });

  it("stops when it is told to", async () => {
    await expect(readTable("a,b\n", { signal: AbortSignal.abort(new Error("enough")) })).rejects.toThrow("enough");
  });
});
