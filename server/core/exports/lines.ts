/** Reads a JSON Lines file of an export, a line at a time. */
import type { z } from "zod";
import type { ArchiveSource } from "../../platform/files/zip-files.ts";
import { refuse } from "../refusal.ts";

/** The lines of a file, empty ones left out. @throws FileMissingError */
export async function* linesOf(source: ArchiveSource, path: string): AsyncGenerator<string> {
  const { stream } = await source.get(path);
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of stream) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = parts.pop() ?? "";
    for (const line of parts) if (line !== "") yield line;
  }
  rest += decoder.decode();
  if (rest !== "") yield rest;
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
