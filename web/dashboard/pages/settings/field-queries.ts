/** The custom fields of the workspace, all of them: there are at most a thousand. */
import { queryOptions } from "@tanstack/react-query";
import type { CustomField, Page } from "../../../../shared/native.ts";
import { api } from "../../api.ts";
import { keys } from "../../queries.ts";

export const FIELD_TYPES: Record<CustomField["type"], string> = {
  text: "Text",
  number: "Number",
  boolean: "Yes or no",
};

/** How far the server counts the values of a field (shared/native/fields.ts). */
export const MOST_COUNTED = 10_000;

export const fieldsQuery = queryOptions({
  queryKey: keys.fields,
  queryFn: async ({ signal }) => {
    const fields: CustomField[] = [];
    let cursor: string | null = null;
    do {
      const query = { limit: 200, cursor: cursor ?? undefined };
      const page: Page<CustomField> = await api.GET("/custom-fields", { params: { query }, signal });
      fields.push(...page.data);
      cursor = page.next;
    } while (cursor);
    return fields.sort((left, right) => left.key.localeCompare(right.key));
  },
});
