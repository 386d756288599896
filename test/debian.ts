/** Installs packages where the tests run as root on Debian or a system like it. */
import { spawn } from "node:child_process";
import { access } from "node:fs/promises";

/** Can packages be installed here? */
export const isDebianRoot = async (): Promise<boolean> =>
  process.getuid?.() === 0 &&
  access("/usr/bin/apt-get").then(
    () => true,
    () => false,
  );

/** Installs packages, with what apt says on the screen; false when it failed. */
export const installPackages = (...names: string[]): Promise<boolean> =>
  runProgram("sh", [
    "-c",
    `apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ${names.join(" ")}`,
  ]);

/** Runs a program to its end; true when it succeeded. */
export function runProgram(
  program: string,
  words: readonly string[],
  output: "inherit" | "ignore" = "inherit",
): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, words, { stdio: ["ignore", output, output] });
    child.on("error", () => resolve(false));
    child.on("exit", (code) => resolve(code === 0));
  });
}
