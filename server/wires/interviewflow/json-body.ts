/** Reads JSON bodies strictly: valid UTF-8, bounded nesting, and only what the database can store. */
import type { FastifyInstance } from "fastify";
import { InvalidBodyError } from "./envelope.ts";

const MAXIMUM_DEPTH = 32;
const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json(?:\s*;|$)/i;

/** Takes JSON alone; every other content type is answered with 415. */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(JSON_TYPE, { parseAs: "buffer" }, (_request, body, done) => {
    try {
      done(null, parseJson(typeof body === "string" ? Buffer.from(body) : body));
    } catch (error) {
      done(error instanceof Error ? error : new InvalidBodyError("The body could not be read."));
    }
  });
}

/** @throws InvalidBodyError when the bytes are no UTF-8, no JSON, or JSON that is nested too deeply. */
export function parseJson(body: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    throw new InvalidBodyError("The body is not valid UTF-8.");
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InvalidBodyError(text.trim() === "" ? "The body is empty." : "The body is not valid JSON.");
  }
  if (isDeeperThan(value, MAXIMUM_DEPTH)) throw new InvalidBodyError("The body is nested too deeply.");
  return value;
}

/** Walks level by level, because recursion could overflow the stack on what it looks for. */
function isDeeperThan(value: unknown, maximum: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maximum) return true;
    level = level.flatMap((item) => (typeof item === "object" && item !== null ? Object.values(item) : []));
  }
  return false;
}
