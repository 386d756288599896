/** What comes back about mail: the signed hook for reports and providers' events, and the picture that tells of an opening. */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ChangeDeps } from "../../core/change.ts";
import {
  notePictureShown,
  providerEventsSchema,
  type ReceiveReportDeps,
  receiveReport,
} from "../../core/mail-delivery/index.ts";
import type { Keyring } from "../../platform/keyring/keyring.ts";
import type { Rates } from "../../platform/rates/rates.ts";
import { countStranger } from "../entrance.ts";

export type MailWireDeps = ChangeDeps &
  ReceiveReportDeps & { keyring: Keyring; rates: Rates; mailHookSecret: string | null };

const BODY_LIMIT_BYTES = 2 * 1024 * 1024;
const TOLERANCE_SECONDS = 300;
const SIGNATURE = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/;

/** One transparent point. */
const PICTURE = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

/** POST /hooks/mail (docs/mail.md) and GET /m/{token}.gif. */
export const mailWire = (deps: MailWireDeps) => async (app: FastifyInstance) => {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    scope.setErrorHandler((error: unknown, request, reply) => {
      const status = statusOf(error);
      if (status >= 500) request.log.error({ err: error }, "request failed");
      return problem(
        reply,
        status,
        status === 413 ? "The report is larger than 2 MiB." : "The report can not be read.",
      );
    });
    scope.post("/hooks/mail", { bodyLimit: BODY_LIMIT_BYTES }, (request, reply) => takeReport(deps, request, reply));
  });
  app.get<{ Params: { file: string } }>("/m/:file", async (request, reply) => {
    const token = /^([a-z2-7]{45})\.gif$/.exec(request.params.file)?.[1];
    const limited = await countStranger(deps, request, reply);
    if (token !== undefined && limited === null) await notePictureShown(deps, token);
    // The same whoever asks for whatever: nobody learns which tokens are mails.
    return reply
      .type("image/gif")
      .header("cache-control", "no-store, private")
      .header("cross-origin-resource-policy", "cross-origin")
      .send(PICTURE);
  });
};

async function takeReport(deps: MailWireDeps, request: FastifyRequest, reply: FastifyReply) {
  const secret = deps.mailHookSecret;
  if (secret === null)
    return problem(reply, 404, "This deployment takes no reports here: MAIL_HOOK_SECRET is not set.");
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  if (!isSigned(secret, request.headers["x-greenroom-signature"], body, deps.clock())) {
    return problem(reply, 401, "The signature is missing, wrong, or more than five minutes old.");
  }
  if (body.length === 0) return problem(reply, 400, "The report is empty.");
  const isJson = /^application\/(?:[\w.+-]+\+)?json\b/i.test(request.headers["content-type"] ?? "");
  if (isJson) {
    const read = providerEventsSchema.safeParse(jsonOf(body));
    if (!read.success) {
      const [issue] = read.error.issues;
      return problem(reply, 400, `${issue?.path.join(".") || "The body"}: ${issue?.message ?? "is not an event."}`);
    }
  }
  await receiveReport(deps, isJson ? "events" : "mime", body);
  return reply.code(202).send({ status: "accepted" });
}

function isSigned(secret: string, header: string | string[] | undefined, body: Buffer, now: Date): boolean {
  const [, timestamp, signature] = SIGNATURE.exec(String(header ?? "")) ?? [];
  if (timestamp === undefined || signature === undefined) return false;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const expected = createHmac("sha256", secret).update(`${timestamp}.`).update(body).digest();
  return timingSafeEqual(expected, Buffer.from(signature, "hex"));
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

const problem = (reply: FastifyReply, status: number, detail: string) =>
  reply.code(status).type("application/problem+json").send({ status, title: detail });

const statusOf = (error: unknown): number =>
  error instanceof Error && "statusCode" in error && typeof error.statusCode === "number" ? error.statusCode : 500;
