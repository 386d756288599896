/** The custom fields of the workspace. */
import { queryOptions } from "@tanstack/react-query";
import type { CustomField, Page } from "../../../../shared/native.ts";
import { call } from "../../api.ts";
import { keys } from "../../queries.ts";

export const FIELD_TYPES: Record<CustomField["type"], string> = {
  text: "Text",
  number: "Number",
  boolean: "Yes or no",
};

export const fieldsQuery = queryOptions({
  queryKey: keys.fields,
  queryFn: async ({ signal }) => (await call<Page<CustomField>>("/custom-fields", { signal })).data,
});
