/** Where a page of a list ends: the creation time and id of its last row, in one opaque text. */
import { readId } from "../../shared/ids.ts";

export interface Cursor {
  at: Date;
  id: string;
}

export const cursorOf = (at: Date, id: string): string =>
  Buffer.from(`${at.toISOString()} ${id}`).toString("base64url");

/** Reads a cursor that an earlier page gave out; null when it is not one of ours. */
export function readCursor(text: string): Cursor | null {
  const [time, id] = Buffer.from(text, "base64url").toString("utf8").split(" ");
  const at = new Date(time ?? "");
  const known = readId(id ?? "");
  return known && !Number.isNaN(at.getTime()) ? { at, id: known } : null;
}
