/** /custom-fields: the typed fields that the workspace keeps on its interviews. */
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { createFieldSchema, customFieldSchema, pageOf, updateFieldSchema } from "../../../shared/native.ts";
import { defineField, deleteField, listFields, readField, updateField } from "../../core/fields/index.ts";
import type { NativeContext } from "./context.ts";
import { read, write } from "./operation.ts";
import { cursorIn, idParams, pageQuery } from "./route.ts";

const list = { tag: "Custom fields", path: "/custom-fields" } as const;
const one = { tag: "Custom fields", path: "/custom-fields/:id", params: idParams } as const;

const deleteQuery = z.object({
  values: z.enum(["keep", "delete"]).default("keep").meta({
    description:
      "delete: the values that interviews have go with the field. keep: then it is refused while there are any.",
  }),
});

export function fieldRoutes(app: FastifyInstance, deps: NativeContext): void {
  read(
    app,
    deps,
    {
      ...list,
      id: "listCustomFields",
      summary: "List custom fields",
      description: "Newest first.",
      scope: "interviews:read",
      query: pageQuery,
      answer: pageOf(customFieldSchema),
    },
    async ({ caller, query }) => {
      const { rows, next } = await listFields(deps.database, caller.workspaceId, {
        limit: query.limit,
        after: cursorIn(query),
      });
      return { data: rows, next };
    },
  );
  write(
    app,
    deps,
    {
      ...list,
      id: "createCustomField",
      method: "POST",
      summary: "Define a custom field",
      description:
        "A field has a type. A value that a client sends under a key that nobody defined defines it by itself.",
      scope: "fields:write",
      body: createFieldSchema,
      answer: customFieldSchema,
      status: 201,
    },
    ({ step, body }) => defineField(step, body),
  );
  read(
    app,
    deps,
    {
      ...one,
      id: "getCustomField",
      summary: "Read a custom field",
      scope: "interviews:read",
      answer: customFieldSchema,
    },
    ({ caller, params }) => readField(deps.database, caller.workspaceId, params.id),
  );
  write(
    app,
    deps,
    {
      ...one,
      id: "updateCustomField",
      versioned: true,
      method: "PATCH",
      summary: "Change a custom field",
      description: "Its label, whether it is managed, and its type while no interview has a value. The key stays.",
      scope: "fields:write",
      body: updateFieldSchema,
      answer: customFieldSchema,
    },
    ({ step, params, body, expectedVersion }) => updateField(step, params.id, body, expectedVersion),
  );
  write(
    app,
    deps,
    {
      ...one,
      id: "deleteCustomField",
      versioned: true,
      method: "DELETE",
      summary: "Delete a custom field",
      scope: "fields:write",
      query: deleteQuery,
      answer: null,
    },
    async ({ step, params, query, expectedVersion }) => {
      await deleteField(step, params.id, { withValues: query.values === "delete" }, expectedVersion);
      return null;
    },
  );
}
