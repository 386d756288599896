/** /calls: the latest calls that the workspace received with an API key. */
import type { FastifyInstance } from "fastify";
import { apiCallSchema, pageOf } from "../../../shared/native.ts";
import { listCalls } from "../../core/calls/index.ts";
import type { NativeContext } from "./context.ts";
import { read } from "./operation.ts";

export function callRoutes(app: FastifyInstance, deps: NativeContext): void {
  read(
    app,
    deps,
    {
      id: "listCalls",
      path: "/calls",
      tag: "Keys",
      summary: "List the latest calls",
      description: "The fifty newest calls with an API key, on any wire, newest first. They appear within two seconds.",
      scope: "workspace:read",
      answer: pageOf(apiCallSchema),
    },
    async ({ caller }) => ({ data: await listCalls(deps.database, caller.workspaceId), next: null }),
  );
}
