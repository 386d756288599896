/** The candidate's wire: everything under /api/room, as shared/room.ts says. Open to any origin, no cookies. */
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { createDoor } from "../room-door.ts";
import { openRoutes } from "./open.routes.ts";
import { sendProblem, sendUnknownRoute } from "./problems.ts";
import { roomRoutes } from "./room.routes.ts";
import { typed } from "./room-app.ts";
import { takeRoutes } from "./take.routes.ts";
import { type UploadWireDeps, uploadRoutes } from "./upload.routes.ts";

export type CandidateWireDeps = UploadWireDeps;

const METHODS = "GET, HEAD, POST, PUT, PATCH, OPTIONS";
const REQUEST_HEADERS =
  "content-type, x-room-code, x-room-fence, tus-resumable, upload-offset, upload-length, upload-defer-length, upload-metadata";
const ANSWER_HEADERS = "upload-offset, upload-length, upload-defer-length, tus-resumable, retry-after, x-request-id";

/** Serves the room's API. */
export const candidateWire = (deps: CandidateWireDeps): FastifyPluginAsync => {
  return async (server) => {
    await server.register(
      async (scope) => {
        scope.setValidatorCompiler(validatorCompiler);
        scope.setSerializerCompiler(serializerCompiler);
        scope.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
        scope.setNotFoundHandler((request, reply) => sendUnknownRoute(request, reply));
        scope.addHook("onRequest", async (_request, reply) => {
          void reply.header("access-control-allow-origin", "*");
          void reply.header("access-control-expose-headers", ANSWER_HEADERS);
          void reply.header("cache-control", "no-store");
        });
        scope.addContentTypeParser("application/json", { parseAs: "string" }, readJson);
        // Bytes are read where they are stored.
        scope.addContentTypeParser(
          ["application/offset+octet-stream", "application/pdf", "application/octet-stream", "image/jpeg"],
          (_request, payload, done) => done(null, payload),
        );
        const preflight = async (_request: FastifyRequest, reply: FastifyReply) => {
          void reply.header("access-control-allow-methods", METHODS);
          void reply.header("access-control-allow-headers", REQUEST_HEADERS);
          void reply.header("access-control-max-age", "86400");
          return reply.code(204).send();
        };
        scope.options("/", preflight);
        scope.options("/*", preflight);
        const app = typed(scope);
        const door = createDoor(deps);
        roomRoutes(app, deps, door);
        takeRoutes(app, deps, door);
        openRoutes(app, deps);
        uploadRoutes(app, deps, door);
      },
      { prefix: "/api/room" },
    );
  };
};

/** JSON; a call without a body may still say that it sends JSON. */
function readJson(
  _request: FastifyRequest,
  body: string | Buffer,
  done: (error: Error | null, value?: unknown) => void,
) {
  const text = String(body);
  if (text.trim() === "") return done(null, undefined);
  try {
    done(null, JSON.parse(text));
  } catch {
    done(Object.assign(new Error("The body is not JSON."), { statusCode: 400 }));
  }
}
