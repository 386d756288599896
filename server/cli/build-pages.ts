/** Builds the pages with Vite when their sources have changed since the last build. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { reasonOf, SetupError } from "../platform/setup-error.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const SOURCES = ["web", "shared"];
/** Says which sources a build was made from. */
const STAMP = ".built-from";

async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  for (const folder of SOURCES) {
    const entries = await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile() && !entry.name.includes(".test."))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    for (const path of paths) hash.update(path.slice(ROOT.length)).update(await readFile(path));
  }
  hash.update(await readFile(join(ROOT, "package-lock.json")));
  return hash.digest("hex");
}

/**
 * Leaves a build of the present sources in the folder, and says so when it has to make one. It is made beside the folder and put
 * in its place when it is whole: a server that runs on the former one, or one that starts at the same moment, sees no half.
 * @throws SetupError when it can not be made.
 */
export async function buildPages(webDir: string, say: (words: string) => void): Promise<void> {
  const stamp = join(webDir, STAMP);
  const wanted = await fingerprint();
  const built = await readFile(stamp, "utf8").catch(() => "");
  if (built === wanted) return;
  say("Building the pages; this takes some seconds, once…");
  try {
    await mkdir(dirname(resolve(webDir)), { recursive: true });
    const made = await mkdtemp(`${resolve(webDir)}-`);
    try {
      await runVite(made);
      await writeFile(join(made, STAMP), wanted);
      await chmod(made, 0o755);
      await rm(webDir, { recursive: true, force: true });
      await rename(made, webDir);
    } finally {
      await rm(made, { recursive: true, force: true });
    }
  } catch (error) {
    // Another start may have put the same pages there meanwhile.
    if ((await readFile(stamp, "utf8").catch(() => "")) === wanted) return;
    throw new SetupError(`The pages can not be built in ${webDir}: ${reasonOf(error)}`, { cause: error });
  }
}

/** Runs in a process of its own, since what the build needs (some 300 MB) would stay with the server. */
async function runVite(outDir: string): Promise<void> {
  const vite = join(dirname(createRequire(import.meta.url).resolve("vite/package.json")), "bin/vite.js");
  const words = ["build", "--config", join(ROOT, "web/vite.config.ts"), "--outDir", outDir, "--logLevel", "error"];
  const child = spawn(process.execPath, [vite, ...words, "--emptyOutDir"], {
    cwd: ROOT,
    // Also where a test or a developer's shell says otherwise: candidates do not download React's development build.
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const output of [child.stdout, child.stderr]) {
    output.on("data", (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000);
    });
  }
  const stop = (signal: NodeJS.Signals) => {
    child.once("close", () => {
      rmSync(outDir, { recursive: true, force: true });
      process.exit(signal === "SIGINT" ? 130 : 143);
    });
    child.kill();
  };
  process.once("SIGTERM", stop).once("SIGINT", stop);
  try {
    await new Promise<void>((built, failed) => {
      child.once("error", failed);
      child.once("close", (code) =>
        code === 0 ? built() : failed(new Error(said.trim() || `vite ended with ${code}`)),
      );
    });
  } finally {
    process.off("SIGTERM", stop).off("SIGINT", stop);
  }
}
