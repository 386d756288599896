/** Parses what a caller sent, once, at the edge. */
import type { z } from "zod";
import { refuse } from "../core/refusal.ts";

/** @throws RefusedError "invalid" that names every place that does not fit. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const others = parsed.error.issues.map((issue) => ({ path: pathOf(issue), message: issue.message }));
  const [first] = others;
  const place = first?.path.join(".");
  refuse("invalid", first ? `${place ? `${place}: ` : ""}${first.message}` : "The request does not fit.", { others });
}

/** Where a problem is; of unknown properties the first one, since the object around them is not what is wrong. */
function pathOf(issue: z.core.$ZodIssue): (string | number)[] {
  const path = issue.path.map((part) => (typeof part === "symbol" ? String(part) : part));
  const [unknown] = issue.code === "unrecognized_keys" ? issue.keys : [];
  return unknown === undefined ? path : [...path, unknown];
}
