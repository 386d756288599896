/** Decides where the embedded database lies: in the data folder, or in a shelter when its user can not enter that folder. */
import { createHash, randomBytes } from "node:crypto";
import { access, chmod, cp, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SetupError } from "../setup-error.ts";
import { canEnter, type DatabaseUser, giveTo, userFor } from "./embedded.user.ts";

export type Place = {
  databaseDir: string;
  user: DatabaseUser;
  /** Writes down where a new database was made, so that the next start finds it. */
  remember: () => Promise<void>;
};

/** Folders that outlive a restart come first. */
export const systemShelters = ["/var/lib/greenroom", "/opt/greenroom", join(tmpdir(), "greenroom-databases")];

/** Chooses the place for the database of a data folder (a real path) and moves a database that its user can not reach. */
export async function choosePlace(options: {
  dataDir: string;
  shelters: string[];
  log: (message: string) => void;
}): Promise<Place> {
  const { dataDir, shelters, log } = options;
  const note = join(dataDir, "postgres.location");
  const usual = join(dataDir, "postgres");
  const recorded = (await readFile(note, "utf8").catch(() => "")).trim();

  if (recorded) {
    if (!(await isDatabase(recorded))) {
      if (!(await isDatabase(usual))) {
        throw new SetupError(
          `The database of ${dataDir} was kept in ${recorded} and is not there any more. Put it back, or delete ${note} to start with an empty one.`,
        );
      }
      await moveDatabase(usual, recorded, await userFor(usual, dataDir), log);
    }
    log(`The database of ${dataDir} lies in ${recorded}.`);
    return { databaseDir: recorded, user: await userFor(recorded, dataDir), remember: async () => {} };
  }

  const user = await userFor(usual, dataDir);
  if (!user || (await canEnter(user, dataDir))) return { databaseDir: usual, user, remember: async () => {} };

  const shelter = await findShelter({ dataDir, shelters, user, log });
  const databaseDir = join(shelter, "postgres");
  log(`The database user (id ${user.uid}) can not enter ${dataDir}; keeping the database in ${databaseDir}.`);
  const remember = async () => {
    await writeFile(`${note}.new`, `${databaseDir}\n`);
    await rename(`${note}.new`, note);
  };
  if (await isDatabase(usual)) {
    // The note comes first: a start that is killed between the two finishes the move next time.
    await remember();
    await moveDatabase(usual, databaseDir, user, log);
  }
  return { databaseDir, user, remember };
}

/** Whether a folder holds a finished database. */
export async function isDatabase(folder: string): Promise<boolean> {
  return access(join(folder, "PG_VERSION")).then(
    () => true,
    () => false,
  );
}

async function findShelter(options: {
  dataDir: string;
  shelters: string[];
  user: DatabaseUser;
  log: (message: string) => void;
}): Promise<string> {
  const prefix = folderKey(options.dataDir);
  for (const shelter of options.shelters) {
    try {
      if (await mkdir(shelter, { recursive: true })) await chmod(shelter, 0o711);
      // The data folder may have been deleted and made again: its former database is neither used nor removed.
      const former = (await readdir(shelter)).filter((name) => name.startsWith(`${prefix}-`));
      const folder = join(shelter, `${prefix}-${randomBytes(4).toString("hex")}`);
      await mkdir(folder);
      await chmod(folder, 0o711);
      if (await canEnter(options.user, folder)) {
        for (const name of former) {
          options.log(
            `A former database of ${options.dataDir} is still in ${join(shelter, name)}; delete it if you do not need it.`,
          );
        }
        return folder;
      }
      await rm(folder, { recursive: true });
    } catch (error) {
      options.log(`${shelter} can not hold the database: ${error instanceof Error ? error.message : error}`);
    }
  }
  throw new SetupError(
    `The database user can not enter ${options.dataDir} nor any of ${options.shelters.join(", ")}. ` +
      "Choose a DATA_DIR outside of folders that only root may enter, or do not start Greenroom as root.",
  );
}

async function moveDatabase(
  from: string,
  to: string,
  user: DatabaseUser,
  log: (message: string) => void,
): Promise<void> {
  log(`Moving the database from ${from} to ${to}…`);
  await giveTo(user, from);
  const moved = await rename(from, to).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code !== "EXDEV") throw error;
      return false;
    },
  );
  if (moved) return;
  const unfinished = `${to}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await cp(from, unfinished, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  await chmod(unfinished, 0o700);
  await giveTo(user, unfinished);
  await rename(unfinished, to);
  await rm(from, { recursive: true });
}

const folderKey = (dataDir: string): string => createHash("sha256").update(dataDir).digest("hex").slice(0, 16);

/** The longest path that a Unix socket may have on macOS (Linux allows four more). */
const longestSocketPath = 103;

/**
 * Makes the folder for the socket, closed to everybody but its user. Its name follows from the data folder; a folder of that
 * name which somebody else made first is not trusted, and a random one is taken.
 */
export async function makeSocketDir(dataDir: string, user: DatabaseUser): Promise<string> {
  const owner = user?.uid ?? process.getuid?.();
  for (const root of new Set([tmpdir(), "/tmp"])) {
    const preferred = join(root, `greenroom-${folderKey(dataDir)}`);
    if (`${preferred}-123456/.s.PGSQL.5432`.length > longestSocketPath) continue;
    if (user && !(await canEnter(user, root))) continue;
    const made = await mkdir(preferred, { mode: 0o700 }).then(
      () => true,
      () => false,
    );
    const found = made ? undefined : await lstat(preferred).catch(() => undefined);
    const ours =
      found?.isDirectory() && (found.uid === owner || found.uid === process.getuid?.()) && (found.mode & 0o77) === 0;
    const folder = made || ours ? preferred : await mkdtemp(`${preferred}-`).catch(() => undefined);
    if (!folder) continue;
    await giveTo(user, folder);
    return folder;
  }
  throw new SetupError(
    "The temporary folder can not hold the database's socket. Set TMPDIR to a folder with a short path.",
  );
}
