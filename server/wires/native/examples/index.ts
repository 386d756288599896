/** Every operation's example, by its operationId. An operation without one fails the tests. */
import type { Example } from "./example.ts";
import { HIRING_EXAMPLES } from "./hiring.ts";
import { INTERVIEW_EXAMPLES } from "./interviews.ts";
import { POSITION_EXAMPLES } from "./positions.ts";
import { WORKSPACE_EXAMPLES } from "./workspace.ts";

export { EXAMPLE_IDS, type Example, type ExampleId, exampleParams } from "./example.ts";

export const EXAMPLES: Readonly<Record<string, Example>> = {
  ...HIRING_EXAMPLES,
  ...INTERVIEW_EXAMPLES,
  ...POSITION_EXAMPLES,
  ...WORKSPACE_EXAMPLES,
};
