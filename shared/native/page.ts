/** What every answer of the native API has in common: pages of a list, problems, files that were stored. */
import { z } from "zod";

/** One page of a list; next is the cursor of the page after it, null at the end. */
export const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.strictObject({
    data: z.array(row),
    next: z.string().nullable().meta({ description: "The cursor of the next page; null at the end of the list." }),
  });

export interface Page<Row> {
  data: Row[];
  next: string | null;
}

/** A moment, RFC 3339 in UTC. */
export const momentSchema = z.iso.datetime();

/** RFC 9457 problem details, as every error of the native API. */
export const problemSchema = z
  .strictObject({
    type: z.string().meta({ description: "The address of a page that explains this kind of problem." }),
    title: z.string(),
    status: z.number().int(),
    code: z.string().meta({ description: "The kind of problem as a word that does not change." }),
    detail: z.string(),
    errors: z
      .array(z.strictObject({ pointer: z.string(), detail: z.string() }))
      .optional()
      .meta({ description: "Where in the request, as JSON pointers (RFC 6901)." }),
  })
  .meta({ id: "Problem" });
export type Problem = z.infer<typeof problemSchema>;

/** Answer of POST /api/v1/files?purpose=…&name=…: the body is the file itself. */
export const storedFileSchema = z
  .strictObject({
    id: z.guid(),
    name: z.string(),
    contentType: z.string(),
    bytes: z.number().int(),
    sha256: z.string(),
    url: z.string(),
  })
  .meta({ id: "StoredFile" });
export type StoredFile = z.infer<typeof storedFileSchema>;
