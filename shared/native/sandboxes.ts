/** The sandbox of a workspace: where test keys work. */
import { z } from "zod";
import { momentSchema } from "./page.ts";
import { ROBOT_DOES } from "./sandbox-words.ts";

const THIRTY_DAYS = 2_592_000;

export const sandboxSchema = z
  .strictObject({
    workspaceId: z.guid().meta({ description: "The sandbox's own workspace, where its data is." }),
    liveWorkspaceId: z.guid(),
    robot: z.strictObject({
      does: z.enum(ROBOT_DOES).meta({ description: "With candidates whose address does not say." }),
      afterSeconds: z.int(),
    }),
    version: z.int().meta({ description: "Raised when the robot is set." }),
    clockMovedSeconds: z.int().meta({ description: "How far its clock has been moved since it was made or emptied." }),
    createdAt: momentSchema,
  })
  .meta({ id: "Sandbox" });
export type Sandbox = z.infer<typeof sandboxSchema>;

export const updateSandboxSchema = z.strictObject({
  robot: z.strictObject({
    does: z.enum(ROBOT_DOES),
    afterSeconds: z.int().min(0).max(THIRTY_DAYS),
  }),
});
export const sandboxRobotSchema = z.strictObject({
  interviewId: z.guid(),
  does: z.enum(["answers", "drops_off"]),
  afterSeconds: z.int().min(0).max(THIRTY_DAYS).default(0),
});
export const robotVisitSchema = z
  .strictObject({
    interviewId: z.guid(),
    does: z.enum(["answers", "drops_off"]),
    dueAt: momentSchema,
    state: z.enum(["waiting", "done", "failed"]),
    reason: z.string().nullable().meta({ description: "Why the robot could not go on." }),
  })
  .meta({ id: "RobotVisit" });
export type RobotVisit = z.infer<typeof robotVisitSchema>;

export const moveSandboxClockSchema = z.strictObject({
  seconds: z.int().min(1).max(31_622_400).meta({ description: "How far forward: up to 366 days at once." }),
});
