/** /custom-fields: the typed fields that the workspace keeps on its interviews. */
import type { FastifyInstance } from "fastify";
import { createFieldSchema, customFieldSchema, pageOf } from "../../../shared/native.ts";
import { defineField, listFields } from "../../core/fields/index.ts";
import type { NativeContext } from "./context.ts";
import { read, write } from "./operation.ts";

const about = { tag: "Custom fields", path: "/custom-fields" } as const;

export function fieldRoutes(app: FastifyInstance, deps: NativeContext): void {
  read(
    app,
    deps,
    {
      ...about,
      id: "listCustomFields",
      summary: "List custom fields",
      scope: "interviews:read",
      answer: pageOf(customFieldSchema),
    },
    async ({ caller }) => ({ data: await listFields(deps.database, caller.workspaceId), next: null }),
  );
  write(
    app,
    deps,
    {
      ...about,
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
}
