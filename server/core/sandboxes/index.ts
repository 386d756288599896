/** Sandboxes: where test keys work and nothing is for real. */
export { copyToSandbox } from "./copy-position.ts";
export { emptySandbox } from "./empty-sandbox.ts";
export { ensureSandbox } from "./ensure-sandbox.ts";
export { isSandbox } from "./find-sandbox.ts";
export { moveClock } from "./move-clock.ts";
export { readSandbox, setRobot } from "./sandboxes.store.ts";
