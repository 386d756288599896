/** Ids as this wire writes and reads them: 24 hex digits. */
import { hexToUuid, readId, uuidToHex } from "../../../shared/ids.ts";

const HEX_24 = /^[0-9a-f]{24}$/i;

/** An id as 24 hex digits; a foreign UUID, which has no such form, as it is. */
export const hexOf = (uuid: string): string => uuidToHex(uuid) ?? uuid;

/** An id as a client wrote it, in either form; null for anything else, which names no record. */
export const uuidOf = (text: string): string | null => (HEX_24.test(text) ? hexToUuid(text) : readId(text));

/** Does what a client wrote, in either form, name the record that this wire writes so? */
export function namesId(text: string, written: string): boolean {
  const uuid = uuidOf(text);
  return uuid !== null && hexOf(uuid) === written;
}
