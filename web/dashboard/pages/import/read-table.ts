/** Reads a text as a table, a slice at a time, so that a long file never holds up the page. */
import Papa, { type ParseResult, type Parser } from "papaparse";

export interface Table {
  /** Every row has as many cells as the widest. */
  cells: string[][];
  /** More rows than are taken in one go stood in the text. */
  cut: boolean;
}

/** Rows that one import takes, with the row of headings. */
export const MOST_ROWS = 20_001;
/** Characters that are read between two breaths of the page. */
const SLICE_CHARACTERS = 64 * 1024;

const DIVIDERS = [",", ";", "\t", "|"];

/** The divider that splits the first lines most evenly; a comma when none does. */
export function dividerOf(text: string): string {
  const sample = text.slice(0, SLICE_CHARACTERS);
  let best = { divider: ",", score: 0 };
  for (const divider of DIVIDERS) {
    const rows = Papa.parse<string[]>(sample, { delimiter: divider, skipEmptyLines: "greedy", preview: 30 }).data;
    const widths = rows.map((row) => row.length);
    const usual = widths.toSorted((left, right) => left - right)[Math.floor(widths.length / 2)] ?? 1;
    const even = widths.filter((width) => width === usual).length / Math.max(1, widths.length);
    const score = usual > 1 ? usual * even * even : 0;
    if (score > best.score) best = { divider, score };
  }
  return best.divider;
}

/** A spreadsheet keeps a text that begins like a formula, such as +44 …, from being run by an apostrophe before it. */
const plainCell = (cell: string): string => cell.trim().replace(/^'(?=[=+\-@])/, "");

const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/**
 * The cells of a text with quotes, line ends of any kind and blank lines; trimmed. onProgress is told the share that is read, 0 to 1.
 * @throws the signal's reason when it is aborted.
 */
export async function readTable(
  text: string,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (share: number) => void } = {},
): Promise<Table> {
  const delimiter = dividerOf(text);
  const cells: string[][] = [];
  let width = 0;
  let cut = false;
  await new Promise<void>((resolve, reject) => {
    const stop = () => reject(signal?.reason);
    if (signal?.aborted) return stop();
    Papa.parse<string[]>(text, {
      delimiter,
      skipEmptyLines: "greedy",
      chunkSize: SLICE_CHARACTERS,
      chunk: ({ data, meta }: ParseResult<string[]>, parser: Parser) => {
        if (signal?.aborted) {
          parser.abort();
          return stop();
        }
        for (const row of data) {
          if (cells.length === MOST_ROWS) {
            cut = true;
            break;
          }
          width = Math.max(width, row.length);
          cells.push(row.map(plainCell));
        }
        if (cut) {
          parser.abort();
          return resolve();
        }
        onProgress?.(Math.min(1, meta.cursor / Math.max(1, text.length)));
        parser.pause();
        void breath().then(() => parser.resume());
      },
      complete: () => resolve(),
      error: reject,
    });
  });
  for (const row of cells) while (row.length < width) row.push("");
  return { cells, cut };
}
