/** Rows become what the API takes; what is plainly wrong is seen before it is asked. */
import { describe, expect, it } from "vitest";
import type { Target } from "./columns.ts";
import { bodyOfRow, columnsAt, faultsOfRows, missingColumns, nameFromAddress } from "./rows.ts";

const targets: Target[] = [
  { kind: "firstName" },
  { kind: "lastName" },
  { kind: "email" },
  { kind: "field", key: "remote" },
  { kind: "field", key: "city/town" },
  { kind: "tag", key: "Shift" },
  { kind: "metadata", key: "row" },
  { kind: "skills" },
  { kind: "skip" },
];
const meaning = { targets, fieldTypes: { remote: "boolean" as const }, nameFromAddress: false };

describe("a row", () => {
  it("becomes a body with every mapped column in its place", () => {
    expect(
      bodyOfRow(["Jane", "Doe", "jane@example.com", "Ja", "Rome", "Night", "7", "SQL; Go", "secret"], meaning),
    ).toEqual({
      name: "Jane Doe",
      email: "jane@example.com",
      skills: ["SQL", "Go"],
      customFields: { remote: true, "city/town": "Rome" },
      metadata: { row: "7" },
      tags: { Shift: "Night" },
    });
  });
  it("says nothing of empty cells", () => {
    expect(bodyOfRow(["Jane", "", "jane@example.com", "", "", "", "", "", ""], meaning)).toEqual({
      name: "Jane",
      email: "jane@example.com",
    });
  });
  it("leaves to the server what is neither yes nor no", () => {
    expect(bodyOfRow(["", "", "", "maybe"], meaning).customFields).toEqual({ remote: "maybe" });
  });
  it("takes a name from the address only when it is told to", () => {
    const row = ["", "", "jane.doe+jobs@example.com"];
    expect(bodyOfRow(row, meaning).name).toBe("");
    expect(bodyOfRow(row, { ...meaning, nameFromAddress: true }).name).toBe("Jane Doe");
    expect(nameFromAddress("12345@example.com")).toBe("");
  });
});

describe("faults", () => {
  const row = (name: string, email: string, externalId?: string) => ({
    name,
    email,
    ...(externalId ? { externalId } : {}),
  });
  it("are found for missing and doubled people, and name the row that has it first", () => {
    expect(
      faultsOfRows([
        row("Jane", "jane@example.com", "7"),
        row("", "x@example.com"),
        row("Bob", "bob at example"),
        row("Jane", "JANE@example.com"),
        row("Eve", "eve@example.com", "7"),
        row("Max", ""),
        row("\u200b", "max@example.com"),
      ]).map((fault) => fault && `${fault.pointer} ${fault.detail}`),
    ).toEqual([
      null,
      "/name There is no name.",
      "/email This is no e-mail address.",
      "/email Row 1 has this address too.",
      "/externalId Row 1 has this id too.",
      "/email There is no e-mail address.",
      "/name There is no name.",
    ]);
  });
  it("point at the columns they come from", () => {
    expect(columnsAt("/name", targets)).toEqual([0, 1]);
    expect(columnsAt("/customFields/city~1town", targets)).toEqual([4]);
    expect(columnsAt("/customFields", targets)).toEqual([3, 4]);
    expect(columnsAt("/tags/Shift", targets)).toEqual([5]);
    expect(columnsAt("", targets)).toEqual([]);
  });
  it("tell that no column holds the address", () => {
    expect(missingColumns([{ kind: "name" }])).not.toBeNull();
    expect(missingColumns([{ kind: "email" }])).toBeNull();
  });
});
