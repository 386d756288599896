/** Who is signed in, and the set-up of the first workspace. */
import { z } from "zod";
import { accountSchema } from "./members.ts";
import { ROLES } from "./roles.ts";

const workspaceNameSchema = z.strictObject({ id: z.guid(), number: z.number().int(), name: z.string() });

export const sessionSchema = z
  .strictObject({
    setupNeeded: z
      .boolean()
      .meta({ description: "True until the first workspace exists: the dashboard then shows the set-up page." }),
    account: accountSchema.nullable().meta({ description: "Whose session it is, whether or not a workspace is open." }),
    secondFactorNeeded: z.boolean().meta({
      description:
        "True while the workspace asks for a second factor that the account lacks: nothing but the account answers.",
    }),
    member: z.strictObject({ id: z.guid(), name: z.string(), email: z.string(), role: z.enum(ROLES) }).nullable(),
    workspace: workspaceNameSchema
      .extend({
        sandboxOf: z.guid().nullable().meta({ description: "The workspace whose test data is open; else null." }),
      })
      .nullable(),
    workspaces: z.array(
      workspaceNameSchema.extend({
        role: z.enum(ROLES),
        sandboxId: z.guid().nullable().meta({ description: "Where its test data is; null while it has none." }),
      }),
    ),
    publicUrl: z.string(),
    capabilities: z
      .strictObject({ smtp: z.boolean(), ffmpeg: z.boolean(), cameraOnPublicUrl: z.boolean() })
      .meta({ description: "What this deployment can do, for pages that would otherwise promise too much." }),
  })
  .meta({ id: "Session" });
export type Session = z.infer<typeof sessionSchema>;

/** Body of POST /api/v1/setup: the first workspace; token is the one that the server printed when it started. */
export const setupSchema = z.strictObject({
  token: z.string().max(200),
  workspaceName: z.string().trim().min(1).max(120),
  name: z.string().trim().min(1).max(120),
  email: z.email().max(254),
  password: z.string().min(10).max(200),
});

export const setUpSchema = z
  .strictObject({ workspaceId: z.guid(), workspaceNumber: z.number().int(), ownerEmail: z.string() })
  .meta({ id: "SetUp" });
