/** Custom fields: typed values that an account keeps on its interviews. */
export { deleteField, updateField } from "./change-field.ts";
export { numberIn, scalarOf } from "./coerce.ts";
export { defineField } from "./define-field.ts";
export type { FieldType, FieldValue, FieldValues, PreparedFieldValue } from "./field.ts";
export { mergeFields } from "./merge-fields.ts";
export { fillFromMetadata } from "./metadata.ts";
export { prepareFieldValues } from "./prepare-field-values.ts";
export { fieldsOf, listFields, managedFields, readField } from "./read-fields.ts";
export { setListed, storeFieldValues } from "./store-field-values.ts";
