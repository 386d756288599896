/** ?fields=id,progress: only some properties of a thing, or of each row of a list. */
import { z } from "zod";

/** The names that an answer's rows have; null for an answer that is no object. */
function namesOf(answer: z.ZodType | null): string[] | null {
  if (!(answer instanceof z.ZodObject)) return null;
  const { data } = answer.shape;
  const row = data instanceof z.ZodArray ? data.element : answer;
  return row instanceof z.ZodObject ? Object.keys(row.shape) : null;
}

/** A route's query with "fields" added; unknown parameters are refused, because a misspelt filter would filter nothing. */
export function sparseQuery(query: z.ZodObject | undefined, answer: z.ZodType | null) {
  const names = namesOf(answer);
  const fields = z
    .string()
    .transform((text) => text.split(",").map((name) => name.trim()))
    .pipe(z.array(names ? z.enum(names as [string, ...string[]]) : z.never()))
    .optional()
    .meta({ description: "Only these properties, divided by commas." });
  return z.strictObject({ ...query?.shape, ...(names ? { fields } : {}) });
}

export const fieldsIn = (given: unknown): ReadonlySet<string> | null =>
  Array.isArray(given) ? new Set(given.map(String)) : null;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function pick(value: unknown, fields: ReadonlySet<string>): unknown {
  return isRecord(value) ? Object.fromEntries(Object.entries(value).filter(([name]) => fields.has(name))) : value;
}

/** The answer with only the fields that were asked for. */
export function withFields(value: unknown, fields: ReadonlySet<string> | null): unknown {
  if (!fields || !isRecord(value)) return value;
  return Array.isArray(value.data)
    ? { ...value, data: value.data.map((row) => pick(row, fields)) }
    : pick(value, fields);
}
