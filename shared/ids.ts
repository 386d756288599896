/** The 96-bit id of every record and its two written forms: UUID of version 7 and 24 hex digits (DESIGN section 2). */

const HEX_24 = /^[0-9a-f]{24}$/i;
/** Any GUID by shape, whatever its version and variant say: vendors' own sample ids are no valid RFC UUIDs. */
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The Web Crypto part that both Node and browsers have; shared/ sees neither's types. */
declare const crypto: { getRandomValues(array: Uint8Array): Uint8Array };

/** A UUID in lower-case canonical form. */
export type Id = string;

function randomHex(digits: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(Math.ceil(digits / 2)));
  let hex = "";
  for (const byte of bytes) hex += byte.toString(16).padStart(2, "0");
  return hex.slice(0, digits);
}

/**
 * Makes a fresh id: 48 bits of Unix milliseconds and 48 random bits.
 * @example newId() // "019c5ea9-a792-7f0d-b671-4c3c16000000"
 */
export function newId(at: Date = new Date()): Id {
  return hexToUuid(at.getTime().toString(16).padStart(12, "0") + randomHex(12));
}

/**
 * Writes 24 hex digits as a UUID of version 7: 48 bits of time, version, the first 12 of the other bits, variant,
 * the remaining 36 bits, 26 zero bits. Total: every 24-hex id has a UUID.
 * @throws RangeError when the text is not 24 hex digits.
 */
export function hexToUuid(hex: string): Id {
  if (!HEX_24.test(hex)) throw new RangeError("An id in hex form has 24 hex digits.");
  const bits = BigInt(`0x${hex}`);
  const time = bits >> 48n;
  const random = bits & 0xffff_ffff_ffffn;
  const value =
    (time << 80n) | (7n << 76n) | ((random >> 36n) << 64n) | (2n << 62n) | ((random & 0xf_ffff_ffffn) << 26n);
  const digits = value.toString(16).padStart(32, "0");
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20)}`;
}

/** Version 7 and the variant of RFC 9562, with the 26 zero bits at the end that every id of ours has. */
const OWN = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{5}[048c]0{6}$/i;

/** Writes an id as 24 hex digits, or null for a foreign UUID, which has no such form. Answers carry thousands of them, so without BigInt. */
export function uuidToHex(uuid: Id): string | null {
  if (!OWN.test(uuid)) return null;
  // Of the last 64 bits, 36 count: 30 after the variant, and 6 before the zeros.
  const high = Number.parseInt(uuid.slice(19, 23) + uuid.slice(24, 28), 16) & 0x3fff_ffff;
  const low = Number.parseInt(uuid.slice(28, 30), 16) >>> 2;
  const tail = (high * 64 + low).toString(16).padStart(9, "0");
  return (uuid.slice(0, 8) + uuid.slice(9, 13) + uuid.slice(15, 18)).toLowerCase() + tail;
}

/** Reads an id leniently: any GUID by shape, in any letter case; null when it is malformed. */
export function readId(text: string): Id | null {
  return GUID.test(text) ? text.toLowerCase() : null;
}
