/** The share page's wire: everything under /api/share, as shared/share.ts says. No cookies, and for our own page alone. */
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { overallSchema } from "../../../shared/native.ts";
import type { SharePasswordAnswer } from "../../../shared/share.ts";
import { isVisible } from "../../../shared/visible-text.ts";
import { refuse, unwrap } from "../../core/refusal.ts";
import {
  commentAsGuest,
  enterShare,
  givePassword,
  noteOpening,
  readShared,
  reviewAsGuest,
  type ShareDeps,
} from "../../core/shares/index.ts";
import { findUnstorable } from "../../core/storable-text.ts";
import { countRequest, countStranger, type EntranceDeps, originOf } from "../entrance.ts";
import { sendProblem } from "./problems.ts";

export type ShareWireDeps = ShareDeps & Pick<EntranceDeps, "rates">;

/** A minute and address, on top of what a password costs by itself. */
const PASSWORDS_A_MINUTE = 10;
/** A minute and link, from wherever. */
const PASSWORDS_A_MINUTE_IN_ALL = 60;
const WRONG_LINKS_A_MINUTE = 30;

const name = z.string().trim().max(120).refine(isVisible, "Give your name.");
const passwordBody = z.strictObject({ password: z.string().min(1).max(200) });
const reviewBody = z.strictObject({
  name,
  score: overallSchema,
  words: z.string().trim().max(10_000).default(""),
});
const commentBody = z.strictObject({
  name,
  words: z.string().trim().max(5000).refine(isVisible, "Write something."),
  questionId: z.guid().nullable().default(null),
  atMs: z.number().int().min(0).max(86_400_000).nullable().default(null),
});

function header(request: FastifyRequest, wanted: string): string | undefined {
  const given = request.headers[wanted];
  return Array.isArray(given) ? given[0] : given;
}

/** Serves the share page's API. */
export const shareWire = (deps: ShareWireDeps): FastifyPluginAsync => {
  const linkIn = (request: FastifyRequest) => ({
    secret: header(request, "x-share") ?? "",
    access: header(request, "x-share-access"),
  });

  /** What the link opens. An id that opens nothing counts against the address that tries it. */
  async function enter(request: FastifyRequest, reply: FastifyReply) {
    try {
      return await enterShare(deps, linkIn(request));
    } catch (error) {
      const unknown = Object(error).refusal?.code === "not_found";
      const limited = unknown && (await countRequest(deps, reply, `wrong-share:${request.ip}`, WRONG_LINKS_A_MINUTE));
      if (limited) unwrap(limited);
      throw error;
    }
  }

  return async (server) => {
    await server.register(
      async (scope) => {
        scope.setValidatorCompiler(validatorCompiler);
        scope.setSerializerCompiler(serializerCompiler);
        scope.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
        scope.addHook("onRequest", async (request, reply) => {
          void reply.header("cache-control", "no-store");
          void reply.header("x-robots-tag", "noindex, nofollow, noarchive");
          const limited = await countStranger(deps, request, reply);
          if (limited) unwrap(limited);
        });
        scope.addHook("preValidation", async (request) => {
          const unstorable = findUnstorable(request.body);
          if (unstorable) refuse("invalid", unstorable.message, { path: unstorable.path });
        });
        const app = scope.withTypeProvider<ZodTypeProvider>();

        app.get("/", async (request, reply) => {
          const opened = await enter(request, reply);
          await noteOpening(deps, opened, originOf(request, "share"));
          return readShared(deps, opened, header(request, "x-share-guest"));
        });
        app.post(
          "/password",
          { schema: { body: passwordBody } },
          async (request, reply): Promise<SharePasswordAnswer> => {
            const { secret } = linkIn(request);
            const limited =
              (await countRequest(deps, reply, `share-password:${request.ip}`, PASSWORDS_A_MINUTE)) ??
              (await countRequest(deps, reply, `share-password:${secret.slice(0, 36)}`, PASSWORDS_A_MINUTE_IN_ALL));
            if (limited) unwrap(limited);
            return { access: await givePassword(deps, { secret, password: request.body.password }) };
          },
        );
        app.put("/review", { schema: { body: reviewBody } }, async (request, reply) =>
          reviewAsGuest(deps, await enter(request, reply), { ...request.body, ...guestOf(request) }),
        );
        app.post("/comments", { schema: { body: commentBody } }, async (request, reply) => {
          const answer = await commentAsGuest(deps, await enter(request, reply), {
            ...request.body,
            ...guestOf(request),
          });
          return reply.code(201).send(answer);
        });
      },
      { prefix: "/api/share" },
    );
  };
};

const guestOf = (request: FastifyRequest) => ({
  token: header(request, "x-share-guest"),
  origin: originOf(request, "share"),
});
