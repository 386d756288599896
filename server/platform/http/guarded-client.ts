/**
 * Fetches addresses that strangers supplied. Only public addresses are reached: judged at connect time, after DNS, so that a name
 * that changes its answer does not pass; redirects are followed by hand and judged anew at each hop.
 */
import { type LookupAddress, lookup as systemLookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { Agent, request } from "undici";

export type RefusalReason = "bad_url" | "private_address" | "too_large" | "timeout" | "redirect_refused" | "network";

export type GuardedAnswer =
  | { ok: true; status: number; headers: Record<string, string | string[] | undefined>; body: Buffer; url: string }
  | { ok: false; reason: RefusalReason; message: string };

export interface GuardedRequest {
  method: "GET" | "POST";
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** For the whole exchange, redirects included. */
  timeoutMs: number;
  maximumBytes: number;
  /** 0: a redirect is refused. */
  maximumRedirects: number;
  httpsOnly?: boolean;
}

export interface GuardedClient {
  /** Never throws for what the other side does: every outcome is an answer. */
  fetch(url: string, options: GuardedRequest): Promise<GuardedAnswer>;
  close(): Promise<void>;
}

class PrivateAddressError extends Error {
  override name = "PrivateAddressError";
}

/** Is this an address of the public network? IPv4 written inside IPv6 is judged as IPv4. */
export function isPublicAddress(address: string): boolean {
  try {
    const parsed = ipaddr.process(address);
    if (parsed.range() !== "unicast") return false;
    if (parsed.kind() === "ipv6" && parsed instanceof ipaddr.IPv6) {
      // Prefixes that carry an IPv4 address or leave the public network in ways that range() does not name.
      return !["64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32"].some((cidr) =>
        parsed.match(ipaddr.IPv6.parseCIDR(cidr)),
      );
    }
    return true;
  } catch {
    return false;
  }
}

/** Creates the client; allowPrivateTargets switches the guard off for installations that work inside one network. */
export function createGuardedClient(options: {
  allowPrivateTargets: boolean;
  /** Replaced in tests by one whose answers change. */
  lookup?: LookupFunction;
}): GuardedClient {
  const resolve: LookupFunction = options.lookup ?? (systemLookup as LookupFunction);
  const guardedLookup: LookupFunction = (hostname, settings, callback) => {
    resolve(hostname, { ...settings, all: true }, (error, found) => {
      if (error) return callback(error, "", 0);
      const addresses: LookupAddress[] = Array.isArray(found) ? found : [{ address: found, family: isIP(found) }];
      const allowed = options.allowPrivateTargets
        ? addresses
        : addresses.filter(({ address }) => isPublicAddress(address));
      const [first] = allowed;
      if (!first) return callback(new PrivateAddressError(`${hostname} is not a public address`), "", 0);
      return settings.all ? callback(null, allowed) : callback(null, first.address, first.family);
    });
  };
  const agent = new Agent({ connect: { lookup: guardedLookup, timeout: 10_000 }, pipelining: 0, connections: 32 });

  function judge(text: string, base: string | undefined, httpsOnly: boolean): URL | GuardedAnswer {
    let url: URL;
    try {
      url = new URL(text, base);
    } catch {
      return refusal("bad_url", "This is not an address.");
    }
    const schemes = httpsOnly && !options.allowPrivateTargets ? ["https:"] : ["https:", "http:"];
    if (!schemes.includes(url.protocol)) return refusal("bad_url", `The address must start with ${schemes.join(" or ")}//.`);
    if (url.username || url.password) return refusal("bad_url", "The address must not carry a user name or password.");
    // A literal address is not looked up, so it is judged here. URL writes decimal, hex and octal forms as dotted ones.
    const host = url.hostname.replace(/^\[|\]$/g, "");
    if (isIP(host) && !options.allowPrivateTargets && !isPublicAddress(host)) {
      return refusal("private_address", "The address is not on the public network.");
    }
    return url;
  }

  return {
    async fetch(given, wanted) {
      const controller = new AbortController();
      const timer = setTimeout(() => controller.abort(), wanted.timeoutMs);
      try {
        let url = judge(given, undefined, wanted.httpsOnly ?? false);
        for (let hop = 0; ; hop += 1) {
          if (!(url instanceof URL)) return url;
          const answer = await request(url, {
            dispatcher: agent,
            method: wanted.method,
            headers: { "user-agent": "Greenroom", accept: "*/*", ...wanted.headers },
            body: wanted.body ?? null,
            signal: controller.signal,
            headersTimeout: wanted.timeoutMs,
            bodyTimeout: wanted.timeoutMs,
          });
          const location = answer.headers["location"];
          if (answer.statusCode >= 300 && answer.statusCode < 400 && typeof location === "string") {
            await answer.body.dump({ limit: 64 * 1024 }).catch(() => undefined);
            if (hop >= wanted.maximumRedirects) {
              return refusal("redirect_refused", "The address leads on to another one too often.");
            }
            url = judge(location, url.href, wanted.httpsOnly ?? false);
            continue;
          }
          const chunks: Buffer[] = [];
          let bytes = 0;
          for await (const chunk of answer.body) {
            bytes += chunk.length;
            if (bytes > wanted.maximumBytes) {
              answer.body.destroy();
              return refusal("too_large", `The answer has more than ${wanted.maximumBytes} bytes.`);
            }
            chunks.push(chunk);
          }
          return {
            ok: true,
            status: answer.statusCode,
            headers: answer.headers,
            body: Buffer.concat(chunks),
            url: url.href,
          };
        }
      } catch (error) {
        if (controller.signal.aborted) return refusal("timeout", `There was no whole answer within ${wanted.timeoutMs} ms.`);
        if (namesPrivateAddress(error)) return refusal("private_address", "The address is not on the public network.");
        return refusal("network", `The address could not be reached: ${error instanceof Error ? error.message : "unknown"}.`);
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => agent.close(),
  };
}

const refusal = (reason: RefusalReason, message: string): GuardedAnswer => ({ ok: false, reason, message });

function namesPrivateAddress(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause) {
    if (current instanceof PrivateAddressError) return true;
  }
  return false;
}

/** Is it a PDF by content? The mark may stand anywhere in the first 1024 bytes (PDF 1.7, appendix H). */
export const readPdf = (body: Buffer): boolean => body.subarray(0, 1024 + 5).includes("%PDF-");
