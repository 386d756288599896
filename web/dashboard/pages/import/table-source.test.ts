/** What a person gives becomes a plan and rows; whether the first row names the columns can be changed there and back. */
import { describe, expect, it } from "vitest";
import { nameOfTarget } from "./columns.ts";
import { sourceOfFile, sourceOfText, tableSource, wholeTable } from "./table-source.ts";

const given = { positionId: "p", fields: [], tags: [{ name: "Shift" }] };
const read = (text: string | Uint8Array<ArrayBuffer>, name = "people.csv") =>
  sourceOfFile(new File([text], name), given, () => undefined);

describe("a file", () => {
  it("becomes rows under their headings, with what the columns mean", async () => {
    const { plan, cells } = await read("Name;E-mail;Shift\nJane;jane@example.com;Night\n");
    expect(plan).toMatchObject({
      source: "people.csv",
      headed: true,
      step: "columns",
      headings: ["Name", "E-mail", "Shift"],
    });
    expect(plan.targets.map(nameOfTarget)).toEqual(["name", "email", "tag:Shift"]);
    expect(cells).toEqual([["Jane", "jane@example.com", "Night"]]);
  });

  it("can have its first row taken as data, and as headings again", async () => {
    const { plan, cells } = await read("Name,E-mail,\nJane,jane@example.com,x\n");
    const plain = tableSource(wholeTable(plan, cells), false, plan.source, given);
    expect(plain.plan.headings).toEqual(["Column 1", "Column 2", "Column 3"]);
    expect(plain.cells).toEqual([
      ["Name", "E-mail", ""],
      ["Jane", "jane@example.com", "x"],
    ]);
    const again = tableSource(wholeTable(plain.plan, plain.cells), true, plan.source, given);
    expect(again).toEqual({ plan, cells });
  });

  it("that is none of people says so", async () => {
    await expect(read("")).rejects.toThrow("no rows");
    await expect(read("Name,E-mail\n")).rejects.toThrow("no rows");
    await expect(read(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]))).rejects.toThrow("spreadsheet");
    await expect(read(Uint8Array.from([0x89, 0x50, 0, 0, 1, 0, 7, 9]))).rejects.toThrow("no text file");
  });
});

describe("a pasted text", () => {
  it("goes straight to the check when it is a list, and to its columns when it is a table", async () => {
    const list = await sourceOfText("Jane Doe <jane@example.com>, +44 20 7946 0018", given, () => undefined);
    expect(list.plan).toMatchObject({ step: "check", columnsKnown: true, headings: ["Name", "E-mail", "Phone"] });
    const table = await sourceOfText("Name\tE-mail\nJane\tjane@example.com", given, () => undefined);
    expect(table.plan).toMatchObject({ step: "columns", source: "Pasted table" });
    await expect(sourceOfText(" \n ", given, () => undefined)).rejects.toThrow("nobody");
  });
});
