/** Reads JSON bodies, also those with raw line breaks inside their texts, as the vendor's own sample has them (contract section 3.1). */
import type { FastifyInstance } from "fastify";
import { refuse } from "../../core/refusal.ts";
import { findUnstorable } from "../../core/storable-text.ts";

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json(?:\s*;|$)/i;

/** Takes JSON alone; every other content type is answered with 415. */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(JSON_TYPE, { parseAs: "buffer" }, (_request, body, done) => {
    try {
      done(null, parseJson(typeof body === "string" ? Buffer.from(body) : body));
    } catch (error) {
      done(error instanceof Error ? error : new Error("The body could not be read."));
    }
  });
}

/** @throws RefusedError "invalid" when the bytes are no UTF-8, no JSON, or hold what no text column stores. */
export function parseJson(body: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    return refuse("invalid", "The body is not valid UTF-8.");
  }
  const value = parsed(text) ?? parsed(withEscapedControls(text));
  if (!value) refuse("invalid", text.trim() === "" ? "The body is empty." : "The body is not valid JSON.");
  const unstorable = findUnstorable(value.json);
  if (unstorable) refuse("invalid", `${unstorable.path.join(".")}: ${unstorable.message}`);
  return value.json;
}

function parsed(text: string): { json: unknown } | null {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return null;
  }
}

/**
 * Control characters inside texts as JSON wants them; between texts they stay what they are. One pass, whatever the body looks like: a
 * pattern would be tried anew from each quotation mark of a hostile one.
 */
function withEscapedControls(json: string): string {
  const pieces: string[] = [];
  let from = 0;
  let inText = false;
  for (let index = 0; index < json.length; index++) {
    const sign = json.charCodeAt(index);
    if (sign === QUOTE) inText = !inText;
    else if (inText && sign === BACKSLASH) index++;
    else if (inText && sign < SPACE) {
      pieces.push(json.slice(from, index), `\\u${sign.toString(16).padStart(4, "0")}`);
      from = index + 1;
    }
  }
  return pieces.join("") + json.slice(from);
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;
