/** What PostgreSQL can store: texts without null characters and halves of surrogate pairs, finite numbers, bounded nesting. */

/** Is the text storable? What is not must be refused at the edge; the database would fail on it. */
export const isStorable = (text: string): boolean => !text.includes("\0") && !/\p{Surrogate}/u.test(text);

const MAXIMUM_DEPTH = 32;

/** The first part of a value that can not be stored as it is, or null. */
export function findUnstorable(
  value: unknown,
  path: readonly (string | number)[] = [],
): { path: readonly (string | number)[]; message: string } | null {
  if (typeof value === "string") {
    return isStorable(value) ? null : { path, message: "The text has characters that can not be stored." };
  }
  if (typeof value === "number") return Number.isFinite(value) ? null : { path, message: "The number is too large." };
  if (typeof value !== "object" || value === null) return null;
  if (path.length > MAXIMUM_DEPTH) return { path: path.slice(0, 1), message: "This is nested too deeply." };
  for (const [key, part] of Object.entries(value)) {
    if (!isStorable(key)) return { path, message: "A key has characters that can not be stored." };
    const found = findUnstorable(part, [...path, Array.isArray(value) ? Number(key) : key]);
    if (found) return found;
  }
  return null;
}
