/** ETag, If-None-Match and If-Match (RFC 9110): what a client holds, compared with what is there. */
import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";

const versionOf = (value: unknown): number | null =>
  typeof value === "object" && value !== null && "version" in value && typeof value.version === "number"
    ? value.version
    : null;

/** Of a thing with a version: the version, which If-Match compares, then a hash of the rest, which If-None-Match compares. */
export function etagOf(value: unknown, body: string): string {
  const hash = createHash("sha1").update(body).digest("base64url").slice(0, 12);
  const version = versionOf(value);
  return version === null ? `"${hash}"` : `"${version}-${hash}"`;
}

/** Does the caller hold this answer already? */
export function isUnchanged(request: FastifyRequest, etag: string): boolean {
  const held = request.headers["if-none-match"];
  if (held === undefined) return false;
  return held.split(",").some((one) => one.trim().replace(/^W\//, "") === etag || one.trim() === "*");
}

/** The version in If-Match: undefined for none or "*"; one that nothing has for what was never given out. */
export function versionIn(header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === "*") return undefined;
  const found = /^(?:W\/)?"?(\d{1,9})(?:-[\w-]*)?"?$/.exec(header.trim());
  return found ? Number(found[1]) : -1;
}
