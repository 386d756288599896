/** /keys: the API keys of the workspace. */
import type { FastifyInstance } from "fastify";
import {
  apiKeySchema,
  createKeySchema,
  newApiKeySchema,
  pageOf,
  rotateKeySchema,
  updateKeySchema,
} from "../../../shared/native.ts";
import {
  createKey,
  endPreviousSecret,
  findKey,
  listKeys,
  revokeKey,
  rotateKey,
  updateKey,
} from "../../core/keys/index.ts";
import type { NativeContext } from "./context.ts";
import { read, write } from "./operation.ts";
import { cursorIn, idParams, pageQuery } from "./route.ts";

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));
const about = { tag: "Keys", scope: "keys:write" } as const;

export function keyRoutes(app: FastifyInstance, deps: NativeContext): void {
  read(
    app,
    deps,
    {
      ...about,
      id: "listKeys",
      path: "/keys",
      summary: "List API keys",
      description: "Newest first, without those that were revoked. Their secrets are not kept and can not be read.",
      query: pageQuery,
      answer: pageOf(apiKeySchema),
    },
    ({ caller, query }) =>
      listKeys(deps.database, caller.workspaceId, { limit: query.limit, after: cursorIn(query) }, deps.clock()),
  );
  read(
    app,
    deps,
    {
      ...about,
      id: "getKey",
      path: "/keys/:id",
      summary: "Read an API key",
      params: idParams,
      answer: apiKeySchema,
    },
    ({ caller, params }) => findKey(deps.database, caller.workspaceId, params.id, deps.clock()),
  );
  write(
    app,
    deps,
    {
      ...about,
      id: "createKey",
      method: "POST",
      path: "/keys",
      summary: "Create an API key",
      description:
        "The answer is the only place where the key ever stands. A key hands on no scope that it lacks itself.",
      body: createKeySchema,
      answer: newApiKeySchema,
      status: 201,
    },
    ({ step, body: { expiresAt, ...input } }) => createKey(step, { ...input, expiresAt: dateOf(expiresAt) }),
  );
  write(
    app,
    deps,
    {
      ...about,
      id: "updateKey",
      versioned: true,
      method: "PATCH",
      path: "/keys/:id",
      summary: "Change an API key",
      description:
        "Nobody gives a key a scope that they lack themselves. A key changes neither its own expiry nor its own limit.",
      params: idParams,
      body: updateKeySchema,
      answer: apiKeySchema,
    },
    ({ step, params, body: { expiresAt, ...input }, expectedVersion }) =>
      updateKey(
        step,
        params.id,
        { ...input, ...(expiresAt === undefined ? {} : { expiresAt: dateOf(expiresAt) }) },
        expectedVersion,
      ),
  );
  write(
    app,
    deps,
    {
      ...about,
      id: "rotateKey",
      method: "POST",
      path: "/keys/:id/rotate",
      summary: "Give an API key a new secret",
      description:
        "The answer is the only place where the new secret stands. The secret until now works for keepPreviousHours more; one that still worked from an earlier rotation ends at once, so that never more than two work.",
      params: idParams,
      body: rotateKeySchema,
      answer: newApiKeySchema,
    },
    ({ step, params, body }) => rotateKey(step, params.id, body),
  );
  write(
    app,
    deps,
    {
      ...about,
      id: "endPreviousSecret",
      method: "POST",
      path: "/keys/:id/end-previous-secret",
      summary: "End the secret before a rotation",
      description: "At once, on every process. Nothing changes when none works any more.",
      params: idParams,
      answer: apiKeySchema,
    },
    ({ step, params }) => endPreviousSecret(step, params.id),
  );
  write(
    app,
    deps,
    {
      ...about,
      id: "revokeKey",
      method: "DELETE",
      path: "/keys/:id",
      summary: "Revoke an API key",
      description: "At once, on every process.",
      params: idParams,
      answer: null,
    },
    async ({ step, params }) => {
      await revokeKey(step, params.id);
      return null;
    },
  );
}
