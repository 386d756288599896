/** The Hireflix wire: GraphQL endpoints, so that the vendor's clients work with address, key and ids changed. */
import type { FastifyInstance } from "fastify";
import type { MeDeps } from "./context.ts";
import { serveGraphql } from "./handler.ts";
import { type InterviewDeps, interviewEndpoint } from "./interview.ts";
import { meEndpoint } from "./me.ts";
import { type RootDeps, rootEndpoint } from "./root.ts";
import { serveSchemas } from "./schema-files.ts";

export type HireflixDeps = RootDeps & InterviewDeps & MeDeps;

/** Registers POST /me, POST / and POST /interview, and the text of each schema. */
export const hireflixWire = (deps: HireflixDeps) => async (app: FastifyInstance) => {
  serveGraphql(app, meEndpoint(deps));
  serveGraphql(app, rootEndpoint(deps));
  serveGraphql(app, interviewEndpoint(deps));
  serveSchemas(app);
};
