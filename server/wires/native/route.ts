/** Parameters that many routes of the native API share. */
import { z } from "zod";
import { type Cursor, readCursor } from "../../core/cursor.ts";
import { refuse } from "../../core/refusal.ts";

export const idSchema = z.guid("An id is a UUID.").transform((id) => id.toLowerCase());

export const idParams = z.object({ id: idSchema });

export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional().meta({ description: "next of the page before." }),
});

/** "true" or "false" in an address. */
export const flagQuery = z
  .enum(["true", "false"])
  .default("false")
  .transform((value) => value === "true");

/** @throws RefusedError "invalid" for a cursor that no page gave out. */
export function cursorIn(query: { cursor?: string | undefined }): Cursor | null {
  if (!query.cursor) return null;
  const cursor = readCursor(query.cursor);
  if (!cursor) refuse("invalid", "This cursor was not given out by this list.", { path: ["cursor"] });
  return cursor;
}
