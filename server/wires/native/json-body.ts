/** Reads JSON bodies, and no other: as UTF-8 that is whole, because what is not would be stored with other letters than were meant. */
import type { FastifyInstance } from "fastify";
import { RefusedError } from "../../core/refusal.ts";

/** Takes application/json alone; every other content type is answered with 415. No bytes are no body, whatever their type. */
export function readJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>("application/json", { parseAs: "buffer" }, (request, body, done) => {
    // Many clients name the type of what they do not send, as of a DELETE.
    if (body.length === 0) return done(null, undefined);
    let text: string;
    try {
      text = utf8.decode(body);
    } catch {
      return done(new RefusedError({ code: "invalid", message: "The body is not valid UTF-8." }));
    }
    return parse(request, text, done);
  });
}
