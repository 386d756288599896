/** Finds a Chromium for the browser journeys, and gets one the way the platform does when there is none. */
import { access } from "node:fs/promises";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";
import { installPackages, isDebianRoot, runProgram } from "./debian.ts";

type Log = (message: string) => void;

/**
 * Returns the path of a Chromium that starts: CHROMIUM_PATH, else one of the system, else Playwright's own. With `install` a
 * missing one is installed, which takes minutes and shows its progress. Throws what to do when there is none.
 */
export async function findChromium(options: { install: boolean; log: Log }): Promise<string> {
  const { install, log } = options;
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (await starts(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH is ${chosen}, and that does not start as a browser.`);
  }
  const found = await firstThatStarts();
  if (found) return found;
  for (const { words, get } of install ? await waysToInstall() : []) {
    log(`No Chromium found. Installing one, this takes some minutes: ${words}`);
    if (!(await get())) continue;
    const installed = await firstThatStarts();
    if (installed) return installed;
  }
  throw new Error(
    "There is no Chromium for the browser journeys. Install one (Debian: apt-get install chromium; macOS: install Google " +
      "Chrome; anywhere: npx playwright-core install --with-deps chromium), or set CHROMIUM_PATH to one you have.",
  );
}

async function firstThatStarts(): Promise<string | undefined> {
  for (const path of candidates()) if ((await exists(path)) && (await starts(path))) return path;
  return undefined;
}

function candidates(): string[] {
  if (process.platform === "darwin") {
    const apps = ["Chromium", "Google Chrome"].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
    return [...apps, chromium.executablePath()];
  }
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), chromium.executablePath()];
}

interface WayToInstall {
  words: string;
  get(): Promise<boolean>;
}

async function waysToInstall(): Promise<WayToInstall[]> {
  const cli = join(createRequire(import.meta.url).resolve("playwright-core/package.json"), "..", "cli.js");
  const libraries = process.getuid?.() === 0 && process.platform === "linux" ? ["--with-deps"] : [];
  const playwright = ["install", ...libraries, "chromium"];
  return [
    ...((await isDebianRoot()) ? [{ words: "apt-get install chromium", get: () => installPackages("chromium") }] : []),
    { words: `playwright ${playwright.join(" ")}`, get: () => runProgram(process.execPath, [cli, ...playwright]) },
  ];
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const starts = (path: string): Promise<boolean> => runProgram(path, ["--version"], "ignore");
