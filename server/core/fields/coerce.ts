/** Coercion of what clients send to the type of a custom field. */
import { accepted, type Result, refused } from "../refusal.ts";
import { isStorable } from "../storable-text.ts";
import { type FieldType, type FieldValue, MAXIMUM_KEY_LENGTH, MAXIMUM_TEXT_LENGTH } from "./field.ts";

/** A number as JSON writes it. */
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** The finite number that a text reads as, in JSON's syntax, or null. */
export function numberIn(text: string): number | null {
  if (!NUMBER.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

/** The type of a field that nobody defined, from its first value: "true" and true agree, other texts stay texts. */
export function inferType(value: FieldValue): FieldType {
  if (typeof value === "number") return "number";
  return typeof value === "boolean" || value === "true" || value === "false" ? "boolean" : "text";
}

/** A value of any kind narrowed to what a field can hold at all: a storable text, a finite number or a boolean. */
export function scalarOf(value: unknown): Result<FieldValue> {
  if (typeof value === "boolean") return accepted(value);
  if (typeof value === "number") {
    return Number.isFinite(value) ? accepted(value) : refused("invalid", "The number is not finite.");
  }
  if (typeof value !== "string") return refused("invalid", "The value must be a text, a number or a boolean.");
  if (value.length > MAXIMUM_TEXT_LENGTH) {
    return refused("invalid", `The text is longer than ${MAXIMUM_TEXT_LENGTH} characters.`);
  }
  return isStorable(value) ? accepted(value) : refused("invalid", "The text has characters that can not be stored.");
}

/** What is wrong with a field's key, or null. */
export function keyProblem(key: string): string | null {
  if (key.trim() === "") return "The key of a field must not be blank.";
  if (key.length > MAXIMUM_KEY_LENGTH) return `The key of a field has at most ${MAXIMUM_KEY_LENGTH} characters.`;
  return isStorable(key) ? null : "The key of a field has characters that can not be stored.";
}

/**
 * The value as its field's type: a number field takes numeric texts, a boolean field "true" and "false", a text field
 * every scalar.
 */
export function coerce(value: FieldValue, type: FieldType): Result<FieldValue> {
  if (type === "text") return accepted(String(value));
  if (typeof value === type) return accepted(value);
  if (type === "number") {
    const number = typeof value === "string" ? numberIn(value.trim()) : null;
    return number === null ? refused("invalid", "The field takes a number.") : accepted(number);
  }
  if (value === "true" || value === "false") return accepted(value === "true");
  return refused("invalid", "The field takes true or false.");
}
