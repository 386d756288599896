/** The schemas as text, each beside its endpoint: the very files that the endpoints are made of. */
import { readFileSync } from "node:fs";
import type { FastifyInstance } from "fastify";

/** By address. */
const FILES = {
  "/me/schema.graphql": "me.graphql",
  "/schema.graphql": "root.graphql",
  "/interview/schema.graphql": "interview.graphql",
};

/** Serves GET of each; without a key, since what an endpoint looks like is no secret. */
export function serveSchemas(app: FastifyInstance): void {
  for (const [path, file] of Object.entries(FILES)) {
    const sdl = readFileSync(new URL(`./${file}`, import.meta.url), "utf8");
    app.get(path, async (_request, reply) =>
      reply
        .header("access-control-allow-origin", "*")
        .header("cache-control", "public, max-age=60")
        .type("text/plain; charset=utf-8")
        .send(sdl),
    );
  }
}
