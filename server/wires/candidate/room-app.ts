/** The Fastify scope of the room's API, with types inferred from zod schemas. */
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";

export const typed = (app: FastifyInstance) => app.withTypeProvider<ZodTypeProvider>();
export type RoomApp = ReturnType<typeof typed>;
