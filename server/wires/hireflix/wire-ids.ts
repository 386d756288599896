/** Ids as this wire writes them: 24 hex digits; a foreign UUID, which has no such form, stays a UUID. */
import { hexToUuid, type Id, readId, uuidToHex } from "../../../shared/ids.ts";

/** Writes an id for this wire. */
export const writeId = (id: Id): string => uuidToHex(id) ?? id;

const HEX_24 = /^[0-9a-f]{24}$/i;

/** Reads an id in either form; null when it is neither, which names nothing. */
export const readWireId = (text: string): Id | null => (HEX_24.test(text) ? hexToUuid(text) : readId(text));
