/** Decides which addresses a URL that a stranger supplied may lead to, at the moment of connecting. */
import dns from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** An address of a name, as the system's resolver gives it. */
export type Address = { address: string; family: number };

/** Resolves a name; a test gives its own. */
export type Lookup = (hostname: string) => Promise<readonly Address[]>;

/** Every address that a name or literal host has is private, local or otherwise not on the public internet. */
export class PrivateAddressError extends Error {
  override name = "PrivateAddressError";
}

/** Asks the system's resolver. */
export const systemLookup: Lookup = (hostname) => dns.lookup(hostname, { all: true, verbatim: true });

/**
 * Is this IPv4 or IPv6 address on the public internet? Mapped, translated and tunnelled forms of IPv4 count as what they
 * are: a mapped address is judged by the IPv4 in it, the others are refused.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== "unicast") return false;
  // The deprecated IPv4-compatible form (::a.b.c.d) hides an IPv4 address, and nothing public lives there.
  return (
    parsed.kind() === "ipv4" ||
    parsed
      .toByteArray()
      .slice(0, 12)
      .some((byte) => byte !== 0)
  );
}

/** The IP address that a URL's host is, or null when it is a name. Brackets of IPv6 are taken off. */
export function literalAddress(hostname: string): string | null {
  const bare = hostname.startsWith("[") && hostname.endsWith("]") ? hostname.slice(1, -1) : hostname;
  return isIP(bare) === 0 ? null : bare;
}

/**
 * A look-up for sockets that hands on public addresses only and fails with PrivateAddressError when none is left. Since the
 * socket connects to what this very call gave, a name that changes its answer gains nothing.
 */
export function publicOnly(lookup: Lookup, isPublic = isPublicAddress): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname)
      .then((found) => {
        const wanted = found.filter(
          ({ family }) => !options.family || `${options.family}`.replace("IPv", "") === `${family}`,
        );
        const open = wanted.filter(({ address }) => isPublic(address));
        const first = open[0];
        if (!first) {
          throw wanted.length === 0
            ? new Error(`${hostname} has no address`)
            : new PrivateAddressError(`${hostname} leads to a private address`);
        }
        if (options.all) callback(null, [...open]);
        else callback(null, first.address, first.family);
      })
      .catch((error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), []));
  };
}
