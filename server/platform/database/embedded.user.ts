/** Which operating-system user runs PostgreSQL, and what that user can reach: PostgreSQL refuses to run as root. */
import { execFile, spawn } from "node:child_process";
import { chown, lstat, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { SetupError } from "../setup-error.ts";

/** The user to run PostgreSQL as; undefined means ourselves. */
export type DatabaseUser = { uid: number; gid: number } | undefined;

const nobody = process.platform === "darwin" ? 4294967294 : 65534;

const isRoot = (): boolean => process.getuid?.() === 0;

/** What `spawn` needs to start a program as that user, in a folder it can enter, without the operator's PG* variables. */
export function spawnOptions(user: DatabaseUser) {
  return {
    cwd: "/",
    env: { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" },
    // Ids above 2^31 (nobody on macOS) have to be given as negative numbers.
    ...(user ? { uid: user.uid | 0, gid: user.gid | 0 } : {}),
  };
}

/**
 * Finds the user for the database of a data folder. Not root: ourselves. Root: whoever owns the database, or for a new one the
 * owner of the data folder (a checkout in somebody's home), or `nobody`. Throws when the database belongs to somebody whom we
 * can not act as.
 */
export async function userFor(databaseDir: string, dataDir: string): Promise<DatabaseUser> {
  const found = await stat(databaseDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (!isRoot()) {
    if (!found || found.uid === process.getuid?.()) return undefined;
    throw new SetupError(
      `The database in ${databaseDir} belongs to user id ${found.uid}, and you are ${process.getuid?.()}. ` +
        "Start Greenroom as that user or as root, or choose another DATA_DIR.",
    );
  }
  if (found && found.uid !== 0) return { uid: found.uid, gid: found.gid };
  const { uid, gid } = await stat(dataDir);
  // initdb refuses users that the system has no name for, such as the owner of a folder mounted into a container.
  const isNamed = uid !== 0 && (await runAs(undefined, "id", ["-un", String(uid)]).catch(() => undefined));
  return isNamed && (await canEnter({ uid, gid }, dataDir)) ? { uid, gid } : { uid: nobody, gid: nobody };
}

/** Whether that user can enter a folder; the kernel is asked, because modes alone do not tell (access lists, mounts). */
export async function canEnter(user: DatabaseUser, folder: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn("/bin/sh", ["-c", 'cd -- "$1"', "sh", folder], { ...spawnOptions(user), stdio: "ignore" });
    child.on("error", () => resolve(false));
    child.on("exit", (code) => resolve(code === 0));
  });
}

/** Runs a program as that user and returns its output; the error holds what the program wrote to stderr. */
export async function runAs(user: DatabaseUser, program: string, args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { ...spawnOptions(user), maxBuffer: 1 << 22 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${program} failed: ${stderr.trim() || error.message}`));
      else resolve(stdout);
    });
  });
}

/** Gives a folder and all in it to that user; does nothing when PostgreSQL runs as ourselves. */
export async function giveTo(user: DatabaseUser, path: string): Promise<void> {
  if (!user) return;
  const found = await lstat(path);
  if (found.isSymbolicLink()) return;
  if (found.uid !== user.uid || found.gid !== user.gid) await chown(path, user.uid, user.gid);
  if (found.isDirectory()) for (const name of await readdir(path)) await giveTo(user, join(path, name));
}
