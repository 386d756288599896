/** A workspace exported as one archive and imported into an empty database, each beside the bare ZIP library on the same files. */
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { openPool } from "../server/platform/database/connect.ts";
import { migrate } from "../server/platform/database/migrate.ts";
import { fillArchive } from "./fill-archive.ts";
import { fillInterviews } from "./fill-interviews.ts";
import { median, type Result } from "./result.ts";
import { type BenchServer, createBenchPosition, openBenchServer } from "./server.ts";

const INTERVIEWS = Number(process.env.ARCHIVE_INTERVIEWS ?? 2_000);
const MEDIA_BYTES = 16 * 1024;
const MIB = 1024 * 1024;
/** What the ZIP's directory and the manifest keep of three files, a recording, its captions and the interview as JSON, and then some. */
const MOST_BYTES_EACH = 6_000;
const IN_FLIGHT = 24 * MIB;

const took = z.object({
  seconds: z.number(),
  statements: z.number(),
  /** Live bytes now and then; the bare works look at none. */
  live: z.array(z.number()),
  peak: z.number(),
});
const run = promisify(execFile);

async function work(name: "export" | "import" | "zip" | "unzip", given: object): Promise<z.infer<typeof took>> {
  const file = join(import.meta.dirname, "archive-worker.ts");
  const words = ["--expose-gc", "--import", "tsx", file, JSON.stringify({ ...given, work: name })];
  const { stdout } = await run(process.execPath, words);
  return took.parse(JSON.parse(stdout));
}

async function createEmpty(
  { host, user }: { host: string; user: string },
  database: string,
  pool: BenchServer["pool"],
) {
  await pool.query(`create database ${database} template template0`);
  const empty = openPool({ host, user, database }, { max: 1 });
  await migrate(empty, { log: () => undefined });
  await empty.end();
}

/** Memory at the end of the work beside that of its beginning, as medians: what is in flight at a moment is not what is kept. */
function growthOf(live: readonly number[]): number {
  const quarter = Math.floor(live.length / 4);
  return median(live.slice(-quarter)) - median(live.slice(0, quarter));
}

function resultsOf(words: string, bareWords: string, ours: z.infer<typeof took>, bare: z.infer<typeof took>): Result[] {
  const each = ours.statements / INTERVIEWS;
  const growth = growthOf(ours.live);
  const most = IN_FLIGHT + MOST_BYTES_EACH * INTERVIEWS;
  return [
    {
      work: `${words} ${INTERVIEWS.toLocaleString("en")} interviews, each with a recording of 16 KiB`,
      measured: `${Math.round(INTERVIEWS / ours.seconds)} interviews/s`,
      beside: `${Math.round(INTERVIEWS / bare.seconds)} interviews/s ${bareWords}`,
      ratio: (bare.seconds / ours.seconds).toFixed(2),
      bar: "reported",
      met: null,
    },
    {
      work: "statements of it for each interview",
      measured: each.toFixed(2),
      beside: "",
      ratio: "",
      bar: "at most 0.3",
      met: each <= 0.3,
    },
    {
      work: "live memory meanwhile",
      measured: `${(growth / MIB).toFixed(1)} MiB more, ${Math.round(ours.peak / MIB)} MiB resident at most`,
      beside: `${Math.round(bare.peak / MIB)} MiB resident at most`,
      ratio: "",
      bar: `less than ${Math.round(most / MIB)} MiB more`,
      met: growth < most,
    },
  ];
}

export async function archiveBench(say: (words: string) => void): Promise<Result[]> {
  const server = await openBenchServer({ ROLES: "web" });
  const folder = await mkdtemp(join(tmpdir(), "greenroom-archive-bench-"));
  try {
    const positions = [await createBenchPosition(server), await createBenchPosition(server)];
    await fillInterviews(server.pool, positions, INTERVIEWS, say);
    const store = join(server.dataDir, "files");
    say(`  wrote ${(await fillArchive(server.pool, store, MEDIA_BYTES)).toLocaleString("en")} recordings`);
    await server.pool.query("vacuum analyze");
    const { host = "", database = "", user = "" } = server.pool.options;
    const connection = { host, database, user };
    const archive = join(folder, "a.zip");
    const bareFolder = join(folder, "bare");
    const exported = await work("export", { connection, folder: store, archive });
    const unzipped = await work("unzip", { connection, folder: bareFolder, archive });
    const zipped = await work("zip", { connection, folder: bareFolder, archive: join(folder, "bare.zip") });
    await createEmpty(connection, "imported", server.pool);
    const there = { connection: { ...connection, database: "imported" }, folder: join(folder, "there"), archive };
    const imported = await work("import", there);
    return [
      ...resultsOf("export", "by yazl alone, the same files", exported, zipped),
      ...resultsOf("import", "by yauzl alone into the store's folder", imported, unzipped),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
    await server.stop();
  }
}
