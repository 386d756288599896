/** Builds the pages with Vite when their sources have changed since the last build. */
import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");
const SOURCES = ["web", "shared"];

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

/** Leaves a build of the present sources in the folder, and says so when it has to make one. */
export async function buildPages(webDir: string, say: (words: string) => void): Promise<void> {
  const stamp = join(webDir, ".built-from");
  const wanted = await fingerprint();
  const built = await readFile(stamp, "utf8").catch(() => "");
  if (built === wanted) return;
  say("Building the pages; this takes some seconds, once…");
  const { build } = await import("vite");
  await build({ configFile: join(ROOT, "web/vite.config.ts"), logLevel: "error" });
  await writeFile(stamp, wanted);
}
