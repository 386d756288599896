/**
 * Runs the conformance kit of a wire against a deployment that is known by its address and an API key:
 * `npm run conformance -- --wire interviewflow --url http://127.0.0.1:3000 --key gr_live_…`
 */
import { parseArgs } from "node:util";
import { flowmingoCases } from "./flowmingo/cases.ts";
import { openFlowmingo } from "./flowmingo/wire.ts";
import { hireflixCases } from "./hireflix/cases.ts";
import { openHireflix } from "./hireflix/wire.ts";
import { interviewflowCases } from "./interviewflow/cases.ts";
import { openWire, type Positions } from "./interviewflow/wire.ts";
import { type Case, type Deployment, deploymentAt, runCases } from "./kit.ts";
import { nativeCases } from "./native/cases.ts";
import { openNative } from "./native/wire.ts";

const WIRES: Record<string, (deployment: Deployment, positions: Partial<Positions>) => Promise<Case[]>> = {
  hireflix: async (deployment) => hireflixCases(await openHireflix(deployment)),
  flowmingo: async (deployment) => flowmingoCases(await openFlowmingo(deployment)),
  interviewflow: async (deployment, positions) => interviewflowCases(await openWire(deployment, positions)),
  native: async (deployment) => nativeCases(await openNative(deployment)),
};

const USAGE = `npm run conformance -- --wire ${Object.keys(WIRES).join("|")} --url URL --key KEY [--position ID] [--private-position ID]
  --position and --private-position name existing positions for the InterviewFlowAI wire; without them the kit makes its own by the native API.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      wire: { type: "string", default: "interviewflow" },
      url: { type: "string" },
      key: { type: "string" },
      position: { type: "string" },
      "private-position": { type: "string" },
    },
  });
  const casesOf = WIRES[values.wire];
  if (!casesOf || !values.url || !values.key) {
    console.error(USAGE);
    return 2;
  }
  const cases = await casesOf(deploymentAt(values.url, values.key), {
    ...(values.position ? { publicId: values.position } : {}),
    ...(values["private-position"] ? { privateId: values["private-position"] } : {}),
  });
  const failed = await runCases(cases, (line) => console.log(line));
  return failed === 0 ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  },
);
