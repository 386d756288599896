/** What `npm test` runs: the checks, then the three suites, all of them whatever fails, with one total at the end. */
import { spawn } from "node:child_process";
import { access, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { z } from "zod";

type Totals = { passed: number; failed: number; skipped: number };

const root = fileURLToPath(new URL("..", import.meta.url));
const suites = ["unit", "integration", "journeys"];
const webConfig = "web/vite.config.ts";

const checks: { title: string; packageName: string; bin: string; words: string[]; needs?: string }[] = [
  { title: "types", packageName: "typescript", bin: "tsc", words: ["-b"] },
  { title: "lint", packageName: "@biomejs/biome", bin: "biome", words: ["check", "."] },
  { title: "dead code", packageName: "knip", bin: "knip", words: [] },
  { title: "web build", packageName: "vite", bin: "vite", words: ["build", "-c", webConfig], needs: webConfig },
];

const ZPackage = z.object({ bin: z.union([z.string(), z.record(z.string(), z.string())]) });

const ZReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

/** The script that npm would run for a package's command, started with this Node and without a shell. */
async function commandOf(packageName: string, bin: string): Promise<string> {
  const folder = join(root, "node_modules", packageName);
  const parsed = ZPackage.parse(JSON.parse(await readFile(join(folder, "package.json"), "utf8")));
  const script = typeof parsed.bin === "string" ? parsed.bin : parsed.bin[bin];
  if (!script) throw new Error(`The package ${packageName} has no command ${bin}.`);
  return join(folder, script);
}

async function runNode(words: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, words, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
    const forward = (signal: NodeJS.Signals) => child.kill(signal);
    process.on("SIGINT", forward).on("SIGTERM", forward);
    child.on("exit", (code) => {
      process.off("SIGINT", forward).off("SIGTERM", forward);
      resolve(code === 0);
    });
  });
}

function heading(title: string): void {
  console.log(`\n── ${title} ${"─".repeat(Math.max(0, 60 - title.length))}`);
}

async function runChecks(): Promise<Totals> {
  const totals = { passed: 0, failed: 0, skipped: 0 };
  for (const { title, packageName, bin, words, needs } of checks) {
    if (needs && !(await exists(join(root, needs)))) continue;
    heading(title);
    const startedAt = Date.now();
    const ok = await runNode([await commandOf(packageName, bin), ...words]);
    console.log(`${ok ? "passed" : "FAILED"}: ${title} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
    totals[ok ? "passed" : "failed"] += 1;
  }
  return totals;
}

async function runSuite(name: string): Promise<Totals> {
  heading(name);
  const folder = await mkdtemp(join(tmpdir(), "greenroom-report-"));
  const report = join(folder, "report.json");
  const ok = await runNode([
    ...[await commandOf("vitest", "vitest"), "run", "--project", name, "--passWithNoTests"],
    ...["--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
  ]);
  const text = await readFile(report, "utf8").catch(() => undefined);
  await rm(folder, { recursive: true });
  // Without any test file vitest writes no report and is content; a suite that could not start is not.
  if (text === undefined) return { passed: 0, failed: ok ? 0 : 1, skipped: 0 };
  const read = ZReport.parse(JSON.parse(text));
  // A file that does not load, or whose hooks fail, is marked as failed while none of its tests is.
  const brokenFiles = read.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  ).length;
  const failed = read.numFailedTests + brokenFiles;
  return {
    passed: read.numPassedTests,
    // Errors outside of any test (an unhandled rejection, a failed teardown) show in the exit code alone.
    failed: failed === 0 && !ok ? 1 : failed,
    skipped: read.numPendingTests + read.numTodoTests,
  };
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const { values } = parseArgs({ options: { only: { type: "string" } } });
const parts = ["checks", ...suites];
if (values.only !== undefined && !parts.includes(values.only)) {
  console.error(`--only takes one of: ${parts.join(", ")}`);
  process.exit(2);
}
const totals: Totals = { passed: 0, failed: 0, skipped: 0 };
for (const part of parts) {
  if (values.only !== undefined && values.only !== part) continue;
  const result = part === "checks" ? await runChecks() : await runSuite(part);
  totals.passed += result.passed;
  totals.failed += result.failed;
  totals.skipped += result.skipped;
}
console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exitCode = totals.failed === 0 ? 0 : 1;
