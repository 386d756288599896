/** The three suites: rules beside the code, the real app on a real database, and journeys in a real browser. */
import { defineConfig } from "vitest/config";

/** Packages that Node loads itself and files that Vitest loads must have the same graphql, which is two where the resolvers differ. */
const resolve = { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] };

/** What is waited for comes at once on a quiet machine; a busy one is given its time. */
const expect = { poll: { timeout: 60_000 } };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          globalSetup: ["test/ffmpeg.setup.ts"],
          include: ["{server,shared,web,conformance,test}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.integration.test.ts", "**/*.journey.test.ts", "node_modules/**"],
          // Some run ffmpeg, which takes its time on a busy machine.
          testTimeout: 60_000,
          expect,
        },
      },
      {
        resolve,
        test: {
          name: "integration",
          include: ["{server,conformance,test}/**/*.integration.test.ts"],
          globalSetup: ["test/database.setup.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          expect,
        },
      },
      {
        resolve,
        test: {
          name: "journeys",
          include: ["test/journeys/**/*.journey.test.ts"],
          globalSetup: ["test/database.setup.ts", "test/journeys/browser.setup.ts"],
          testTimeout: 180_000,
          hookTimeout: 300_000,
          fileParallelism: false,
          expect,
        },
      },
    ],
  },
});
