/** What is typed for a custom field, as the value that its type asks for. */
import type { CustomField } from "../../../../shared/native.ts";

export type FieldType = CustomField["type"];
export type FieldValue = string | number | boolean;

export const typeOf = (value: FieldValue): FieldType =>
  typeof value === "number" ? "number" : typeof value === "boolean" ? "boolean" : "text";

/** The value, or what is wrong with what was typed. A number may be written with a decimal comma. */
export function readValue(type: FieldType, typed: string): { value: FieldValue } | { fault: string } {
  if (type === "boolean") return { value: typed === "true" };
  const text = typed.trim();
  if (text === "") return { fault: "Give a value, or remove the field." };
  if (type === "text") return { value: text };
  const number = Number(/^-?\d+,\d+$/.test(text) ? text.replace(",", ".") : text);
  return Number.isFinite(number) ? { value: number } : { fault: "This field takes a number." };
}
