/** The CV of an application or a candidate. */
import { z } from "zod";

export const cvSchema = z
  .strictObject({
    fileId: z.guid(),
    name: z.string(),
    contentType: z.string(),
    bytes: z.number().int(),
    url: z.string().meta({ description: "A signed address of the stored file." }),
    state: z
      .enum(["queued", "read", "failed", "unread"])
      .meta({ description: "Of its text: queued is being read, unread came before texts were." }),
    text: z.string().nullable().meta({ description: "null in lists." }),
    error: z.string().nullable().meta({ description: "Why the text could not be read." }),
  })
  .meta({ id: "Cv" });
export type Cv = z.infer<typeof cvSchema>;
