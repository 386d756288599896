/** /calls: the latest calls that the workspace received with an API key. */
import type { FastifyInstance } from "fastify";
import { apiCallSchema, pageOf } from "../../../shared/native.ts";
import { hiddenFrom } from "../../core/actor.ts";
import { listCalls } from "../../core/calls/index.ts";
import type { NativeContext } from "./context.ts";
import { read } from "./operation.ts";

const ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

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
    async ({ caller }) => {
      const calls = await listCalls(deps.database, caller.workspaceId);
      // A path may name what is hidden from the reader: then no path names anything.
      const hidden = hiddenFrom(caller.actor).length > 0;
      const data = hidden ? calls.map((call) => ({ ...call, path: call.path.replaceAll(ID, "{id}") })) : calls;
      return { data, next: null };
    },
  );
}
