/**
 * Fetches addresses that strangers supplied. Only public addresses are reached: judged at connect time, after DNS, so that a name
 * that changes its answer does not pass; redirects are followed by hand and judged anew at each hop.
 */
import { type LookupAddress, lookup as systemLookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import type { Readable } from "node:stream";
import ipaddr from "ipaddr.js";
import { Agent, request } from "undici";

export type RefusalReason = "bad_url" | "private_address" | "too_large" | "timeout" | "redirect_refused" | "network";

export type GuardedAnswer =
  | { ok: true; status: number; headers: Record<string, string | string[] | undefined>; body: Buffer; url: string }
  | { ok: false; reason: RefusalReason; message: string };

type Refused = Extract<GuardedAnswer, { ok: false }>;

export interface GuardedRequest {
  method: "GET" | "POST";
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** For the whole exchange, redirects included. */
  timeoutMs: number;
  maximumBytes: number;
  /** What is beyond the maximum is left out and not refused. */
  cutBody?: boolean;
  /** 0: a redirect is refused; null: it is the answer. */
  maximumRedirects: number | null;
  httpsOnly?: boolean;
}

export interface GuardedClient {
  /** Why an address would be refused before anything is looked up, in words; null when it may be tried. */
  whyRefused(url: string, options?: { httpsOnly?: boolean }): string | null;
  /** Never throws for what the other side does: every outcome is an answer. */
  fetch(url: string, options: GuardedRequest): Promise<GuardedAnswer>;
  close(): Promise<void>;
}

class PrivateAddressError extends Error {
  override name = "PrivateAddressError";
}

/** Is this an address of the public network? IPv4 mapped into IPv6 is judged as IPv4; translated and tunnelled forms are not public. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== "unicast") return false;
  // range() does not name the deprecated form ::a.b.c.d, which hides an IPv4 address.
  const prefix = parsed.toByteArray().slice(0, 12);
  return parsed.kind() === "ipv4" || prefix.some((byte) => byte !== 0);
}

/** Creates the client; allowPrivateTargets switches the guard off for installations that work inside one network. */
export function createGuardedClient(options: {
  allowPrivateTargets: boolean;
  /** At most so many to one origin at a time, 32 unless told; null for whoever bounds them by itself. */
  connections?: number | null;
  /** Replaced in tests by one whose answers change. */
  lookup?: LookupFunction;
  /** Replaced in tests, whose servers have private addresses. */
  isPublic?: (address: string) => boolean;
}): GuardedClient {
  const isPublic = options.isPublic ?? isPublicAddress;
  const resolve: LookupFunction = options.lookup ?? (systemLookup as LookupFunction);
  const guardedLookup: LookupFunction = (hostname, settings, callback) => {
    resolve(hostname, { ...settings, all: true }, (error, found) => {
      if (error) return callback(error, "", 0);
      const addresses: LookupAddress[] = Array.isArray(found) ? found : [{ address: found, family: isIP(found) }];
      const allowed = options.allowPrivateTargets ? addresses : addresses.filter(({ address }) => isPublic(address));
      const [first] = allowed;
      if (!first) return callback(new PrivateAddressError(`${hostname} is not a public address`), "", 0);
      return settings.all ? callback(null, allowed) : callback(null, first.address, first.family);
    });
  };
  const agent = new Agent({
    connect: { lookup: guardedLookup, timeout: 10_000 },
    pipelining: 0,
    connections: options.connections === undefined ? 32 : options.connections,
  });

  function judge(text: string, base: string | undefined, httpsOnly: boolean): URL | Refused {
    let url: URL;
    try {
      url = new URL(text, base);
    } catch {
      return refusal("bad_url", "This is not an address.");
    }
    const schemes = httpsOnly && !options.allowPrivateTargets ? ["https:"] : ["https:", "http:"];
    if (!schemes.includes(url.protocol))
      return refusal("bad_url", `The address must start with ${schemes.join(" or ")}//.`);
    if (url.username || url.password) return refusal("bad_url", "The address must not carry a user name or password.");
    // A literal address is not looked up, so it is judged here. URL writes decimal, hex and octal forms as dotted ones.
    const host = url.hostname.replace(/^\[|\]$/g, "");
    if (isIP(host) && !options.allowPrivateTargets && !isPublic(host)) {
      return refusal("private_address", "The address is not on the public network.");
    }
    return url;
  }

  async function follow(given: string, wanted: GuardedRequest, signal: AbortSignal): Promise<GuardedAnswer> {
    const httpsOnly = wanted.httpsOnly ?? false;
    let url = judge(given, undefined, httpsOnly);
    let message: Message = { method: wanted.method, headers: wanted.headers ?? {}, body: wanted.body };
    for (let hop = 0; ; hop += 1) {
      if (!(url instanceof URL)) return url;
      const answer = await request(url, {
        dispatcher: agent,
        method: message.method,
        headers: { "user-agent": "Greenroom", accept: "*/*", ...message.headers },
        body: message.body ?? null,
        signal,
        headersTimeout: wanted.timeoutMs,
        bodyTimeout: wanted.timeoutMs,
      });
      const { statusCode: status, headers, body } = answer;
      body.on("error", () => undefined);
      const follows = redirects.has(status) && wanted.maximumRedirects !== null;
      const location = follows ? headers.location : undefined;
      if (typeof location !== "string") {
        const read = await readBody(body, headers["content-length"], wanted);
        if (!read) return refusal("too_large", `The answer has more than ${wanted.maximumBytes} bytes.`);
        return { ok: true, status, headers, body: read, url: url.href };
      }
      body.destroy();
      if (hop >= (wanted.maximumRedirects ?? 0)) {
        return refusal("redirect_refused", "The address leads on to another one too often.");
      }
      const next = judge(location, url.href, httpsOnly);
      if (!(next instanceof URL)) return next;
      const redirected = afterRedirect(message, status, next.origin === url.origin);
      if (!redirected) return refusal("redirect_refused", "The address wants what was sent to be sent elsewhere.");
      message = redirected;
      url = next;
    }
  }

  return {
    whyRefused(url, { httpsOnly = false } = {}) {
      const judged = judge(url, undefined, httpsOnly);
      return judged instanceof URL ? null : judged.message;
    },
    async fetch(given, wanted) {
      const controller = new AbortController();
      const late = refusal("timeout", `There was no whole answer within ${wanted.timeoutMs} ms.`);
      let timer: NodeJS.Timeout | undefined;
      // Raced, since a request that still waits for its look-up does not hear the signal.
      const deadline = new Promise<GuardedAnswer>((resolve) => {
        timer = setTimeout(() => {
          resolve(late);
          controller.abort();
        }, wanted.timeoutMs);
      });
      const exchange = follow(given, wanted, controller.signal).catch((error: unknown) => {
        if (controller.signal.aborted || isTimeout(error)) return late;
        if (namesPrivateAddress(error)) return refusal("private_address", "The address is not on the public network.");
        return refusal(
          "network",
          `The address could not be reached: ${error instanceof Error ? error.message : "unknown"}.`,
        );
      });
      try {
        return await Promise.race([exchange, deadline]);
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => agent.close(),
  };
}

const redirects = new Set([301, 302, 303, 307, 308]);

type Message = { method: "GET" | "POST"; headers: Record<string, string>; body: string | Buffer | undefined };

/** As browsers do it: 301 to 303 turn a POST into a GET; another origin gets no credentials. Null when a body would leave the origin. */
function afterRedirect(message: Message, status: number, sameOrigin: boolean): Message | null {
  const becomesGet = message.method === "POST" && status <= 303;
  if (!becomesGet && !sameOrigin && message.body !== undefined) return null;
  const dropped = new Set([
    ...(becomesGet ? ["content-type", "content-length", "content-encoding"] : []),
    ...(sameOrigin ? [] : ["authorization", "proxy-authorization", "cookie", "host"]),
  ]);
  return {
    method: becomesGet ? "GET" : message.method,
    headers: Object.fromEntries(Object.entries(message.headers).filter(([name]) => !dropped.has(name.toLowerCase()))),
    body: becomesGet ? undefined : message.body,
  };
}

/** Reads a body of at most `maximumBytes`; of a larger one the beginning, or null. */
async function readBody(
  body: Readable,
  announced: string | string[] | undefined,
  { maximumBytes, cutBody = false }: Pick<GuardedRequest, "maximumBytes" | "cutBody">,
): Promise<Buffer | null> {
  if (!cutBody && Number(announced) > maximumBytes) {
    body.destroy();
    return null;
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    chunks.push(chunk);
    if (bytes <= maximumBytes) continue;
    if (!cutBody) return null;
    break;
  }
  return Buffer.concat(chunks, Math.min(bytes, maximumBytes));
}

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && "code" in error && typeof error.code === "string" && error.code.endsWith("_TIMEOUT");

const refusal = (reason: RefusalReason, message: string): Refused => ({ ok: false, reason, message });

function namesPrivateAddress(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause) {
    if (current instanceof PrivateAddressError) return true;
  }
  return false;
}

/** Is it a PDF by content? The mark may stand anywhere in the first 1024 bytes (PDF 1.7, appendix H). */
export const readPdf = (body: Buffer): boolean => body.subarray(0, 1024 + 5).includes("%PDF-");
