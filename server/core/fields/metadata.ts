/** Lets metadata fill the fields that an account has defined. */
import { coerce, scalarOf } from "./coerce.ts";
import type { FieldType } from "./field.ts";

/**
 * The given fields, and those managed fields that metadata names and the fields leave out. Metadata is free reference data,
 * so what does not fit its field is left where it is.
 */
export function fillFromMetadata(
  fields: Readonly<Record<string, unknown>>,
  metadata: Readonly<Record<string, unknown>>,
  managed: ReadonlyMap<string, FieldType>,
): Record<string, unknown> {
  const filled = Object.entries(metadata).filter(([key, value]) => {
    const type = managed.get(key);
    if (type === undefined || Object.hasOwn(fields, key)) return false;
    const scalar = scalarOf(value);
    return scalar.ok && coerce(scalar.value, type).ok;
  });
  return Object.fromEntries([...Object.entries(fields), ...filled]);
}
