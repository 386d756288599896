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

/** Writes an id as 24 hex digits, or null for a foreign UUID, which has no such form. */
export function uuidToHex(uuid: Id): string | null {
  if (!GUID.test(uuid)) return null;
  const value = BigInt(`0x${uuid.replaceAll("-", "")}`);
  const version = (value >> 76n) & 0xfn;
  const variant = (value >> 62n) & 3n;
  if (version !== 7n || variant !== 2n || (value & 0x3ff_ffffn) !== 0n) return null;
  const random = (((value >> 64n) & 0xfffn) << 36n) | ((value >> 26n) & 0xf_ffff_ffffn);
  return (((value >> 80n) << 48n) | random).toString(16).padStart(24, "0");
}

/** Reads an id leniently: any GUID by shape, in any letter case; null when it is malformed. */
export function readId(text: string): Id | null {
  return GUID.test(text) ? text.toLowerCase() : null;
}
