/** The robot of a sandbox: candidates who answer, drop off or bounce as asked. */
export { outcomeInSandbox } from "./mail-in-sandbox.ts";
export { type PlayRobotDeps, type PlayRoom, playRobot } from "./play-robot.job.ts";
export { orderFor } from "./robot-address.ts";
export { playRobotJob } from "./robot-job.ts";
export { planRobotAfterMail, readRobotVisit, robotOf, sendRobot } from "./robots.store.ts";
