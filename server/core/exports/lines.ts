/** Reads a JSON Lines file of an export, a line at a time. */
import type { z } from "zod";
import type { ArchiveSource } from "../../platform/files/zip-files.ts";
import { refuse } from "../refusal.ts";

/** PostgreSQL takes no larger value; whoever packs more into a line means to fill the memory. */
const MOST_BYTES = 256 * 1024 * 1024;
const LINE_END = 10;

/** The lines of a file, empty ones left out. @throws FileMissingError; RefusedError "invalid" for a line without end. */
export async function* linesOf(source: ArchiveSource, path: string): AsyncGenerator<string> {
  const { stream } = await source.get(path);
  let parts: Buffer[] = [];
  let held = 0;
  const line = (last: Buffer): string => {
    const text = (parts.length === 0 ? last : Buffer.concat([...parts, last])).toString("utf8");
    parts = [];
    held = 0;
    return text;
  };
  for await (const bytes of stream) {
    let from = 0;
    for (let end = bytes.indexOf(LINE_END); end >= 0; end = bytes.indexOf(LINE_END, from)) {
      const text = line(bytes.subarray(from, end));
      from = end + 1;
      if (text !== "") yield text;
    }
    if (from === bytes.length) continue;
    parts.push(bytes.subarray(from));
    held += bytes.length - from;
    if (held > MOST_BYTES) refuse("invalid", `${path} has a line that is longer than any row.`);
  }
  const text = line(Buffer.alloc(0));
  if (text !== "") yield text;
}

/** What a line says, as the shape. @throws RefusedError "invalid" naming the file. */
export function parseLine<Shape extends z.ZodType>(path: string, line: string, shape: Shape): z.infer<Shape> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    refuse("invalid", `${path} has a line that is not JSON.`);
  }
  const parsed = shape.safeParse(value);
  if (!parsed.success) refuse("invalid", `${path} has a row that can not be read.`);
  return parsed.data;
}
