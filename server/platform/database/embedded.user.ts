/** Which operating-system user runs PostgreSQL, and what that user can reach: PostgreSQL refuses to run as root. */
import { execFile, spawn } from "node:child_process";
import { chown, lstat, readdir, stat } from "node:fs/promises";
import { join } from "node:path";

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
 * Finds the user for a database folder: its owner when root starts it, the unprivileged user `nobody` when it is new, and
 * ourselves when we are not root. Throws when the folder belongs to somebody whom we can not act as.
 */
export async function userFor(databaseDir: string): Promise<DatabaseUser> {
  const found = await stat(databaseDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (isRoot()) return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : { uid: nobody, gid: nobody };
  if (found && found.uid !== process.getuid?.()) {
    throw new Error(
      `The database in ${databaseDir} belongs to user id ${found.uid}, and you are ${process.getuid?.()}. ` +
        "Start Greenroom as that user or as root, or choose another DATA_DIR.",
    );
  }
  return undefined;
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
