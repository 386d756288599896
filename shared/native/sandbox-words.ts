/** What the robot of a sandbox does with a candidate; kept without zod, for the pages. */
export const ROBOT_DOES = ["nothing", "answers", "drops_off", "bounces"] as const;
export type RobotDoes = (typeof ROBOT_DOES)[number];
