/** A custom field and its values as the core sees them. */
import type { CustomField } from "../../../shared/native.ts";

export type FieldType = CustomField["type"];
export type FieldValue = string | number | boolean;
/** An interview's values by field key. */
export type FieldValues = Record<string, FieldValue>;

export interface FieldDefinition {
  id: string;
  key: string;
  type: FieldType;
  managed: boolean;
}

/** A value that has been coerced to its field's type and can be stored. */
export interface PreparedFieldValue {
  fieldId: string;
  key: string;
  value: FieldValue;
}

export const MAXIMUM_KEYS = 200;
/** Fields of a workspace, those that came in undeclared included: every list of them stays short. */
export const MAXIMUM_FIELDS = 1000;
export const MAXIMUM_KEY_LENGTH = 120;
export const MAXIMUM_TEXT_LENGTH = 5000;
