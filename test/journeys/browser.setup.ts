/** Finds the browser of the journeys once, before any of them starts. */
import type { TestProject } from "vitest/node";
import { findChromium } from "../chromium.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The path of a Chromium that starts. */
    chromiumPath: string;
  }
}

/** Provides `chromiumPath` to the journeys, installing a browser when there is none. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide("chromiumPath", await findChromium({ install: true, log: (message) => console.log(message) }));
}
