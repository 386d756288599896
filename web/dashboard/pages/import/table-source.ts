/** From what a person gives, a file or pasted text, to the plan and the rows of an import. */
import type { CustomField } from "../../../../shared/native.ts";
import { guessTargets, hasHeadings } from "./columns.ts";
import { type Encoding, textOf } from "./file-text.ts";
import type { ImportPlan } from "./import-plan.ts";
import { looksLikeTable, readPastedList } from "./pasted-list.ts";
import { MOST_ROWS, readTable } from "./read-table.ts";

export interface Given {
  positionId: string;
  fields: readonly CustomField[];
  tags: readonly { name: string }[];
}

export interface Source {
  plan: ImportPlan;
  cells: string[][];
  /** More rows stood in it than one import takes. */
  cut: boolean;
  encoding: Encoding | null;
}

const MOST_BYTES = 30 * 1024 * 1024;
const SAMPLE_ROWS = 50;

/** Why a file or text gives nothing, in words for the person. */
export class NothingToImport extends Error {}

const planOf = (
  given: Given,
  part: Pick<ImportPlan, "source" | "headings" | "headed" | "targets" | "step" | "columnsKnown">,
): ImportPlan => ({
  fieldTypes: Object.fromEntries(given.fields.map((field) => [field.key, field.type])),
  nameFromAddress: false,
  positionId: given.positionId,
  admission: "position",
  invitation: "now",
  laterHours: 24,
  ...part,
});

/** Gives the columns of cells their headings and meaning. */
export function tableSource(
  cells: string[][],
  headed: boolean,
  source: string,
  given: Given,
): Pick<Source, "plan" | "cells"> {
  const [first = [], ...rest] = cells;
  const rows = headed ? rest : cells;
  const headings = first.map((cell, at) => (headed && cell !== "" ? cell : `Column ${at + 1}`));
  const targets = guessTargets(headed ? first : headings, rows.slice(0, SAMPLE_ROWS), given);
  return {
    plan: planOf(given, { source, headings, headed, targets, step: "columns", columnsKnown: false }),
    cells: rows,
  };
}

/** The cells as they were read, with the row of headings when there was one. */
export const wholeTable = (plan: ImportPlan, cells: readonly (readonly string[])[]): string[][] => [
  ...(plan.headed ? [plan.headings.map((heading, at) => (heading === `Column ${at + 1}` ? "" : heading))] : []),
  ...cells.map((row) => [...row]),
];

async function sourceOfTable(
  text: string,
  source: string,
  given: Given,
  progress: (share: number) => void,
): Promise<Source> {
  const { cells, cut } = await readTable(text, { onProgress: progress });
  const made = tableSource(cells, hasHeadings(cells), source, given);
  if (made.cells.length === 0) throw new NothingToImport("There are no rows in it.");
  return { ...made, cut, encoding: null };
}

/** @throws NothingToImport for an empty file, one that is too large, or one that is no text. */
export async function sourceOfFile(file: File, given: Given, progress: (share: number) => void): Promise<Source> {
  if (file.size > MOST_BYTES) throw new NothingToImport("The file is larger than 30 MB. Divide it into several.");
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isSpreadsheet(bytes)) {
    throw new NothingToImport("This is a spreadsheet's own format. Save it as CSV and choose that file.");
  }
  const { text, encoding } = textOf(bytes);
  if (text.includes("\u0000")) throw new NothingToImport("This is no text file. Save the list as CSV.");
  return { ...(await sourceOfTable(text, file.name, given, progress)), encoding };
}

/** A ZIP archive (.xlsx, .ods) or an old .xls. */
const isSpreadsheet = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3) ||
  (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11);

/** @throws NothingToImport for a text without people. */
export async function sourceOfText(text: string, given: Given, progress: (share: number) => void): Promise<Source> {
  if (looksLikeTable(text)) return sourceOfTable(text, "Pasted table", given, progress);
  const people = await readPastedList(text);
  if (people.length === 0) throw new NothingToImport("There is nobody in it.");
  const phones = people.some((person) => person.phone !== "");
  return {
    plan: planOf(given, {
      source: "Pasted list",
      headed: false,
      headings: ["Name", "E-mail", ...(phones ? ["Phone"] : [])],
      targets: [{ kind: "name" }, { kind: "email" }, ...(phones ? [{ kind: "phone" as const }] : [])],
      step: "check",
      columnsKnown: true,
    }),
    cells: people.map((person) => [person.name, person.email, ...(phones ? [person.phone] : [])]),
    cut: people.length === MOST_ROWS - 1,
    encoding: null,
  };
}
