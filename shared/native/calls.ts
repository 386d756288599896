/** The latest calls that came with an API key. */
import { z } from "zod";
import { momentSchema } from "./page.ts";

export const apiCallSchema = z
  .strictObject({
    id: z.guid(),
    at: momentSchema,
    key: z.strictObject({ id: z.guid(), name: z.string() }),
    method: z.string(),
    path: z.string().meta({ description: "Without its query, which may hold a name." }),
    status: z.number().int(),
    durationMs: z.number().int(),
    problem: z.string().nullable(),
    requestId: z.string().meta({ description: "The X-Request-Id of the answer; the server's log knows it too." }),
  })
  .meta({ id: "ApiCall" });
export type ApiCall = z.infer<typeof apiCallSchema>;
