/** greenroom export: a workspace, a position or a candidate as one archive, or a workspace as a folder; greenroom import reads them. */
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { type ExportReceipt, type Subject, writeExport } from "../core/exports/index.ts";
import { readSecretKey } from "../main.ts";
import { openFolderFiles } from "../platform/files/folder-files.ts";
import { type ArchiveSink, writeZip } from "../platform/files/zip-files.ts";
import { openKeyring } from "../platform/keyring/keyring.ts";
import { describeInterviews } from "../wires/native/describe-interviews.ts";
import { CommandError, jsonCommand, print, progressTeller, run, withDatabase } from "./command.ts";
import { openStores } from "./stores.ts";
import { workspaceOfNumber } from "./workspace-option.ts";

const optionsSchema = z
  .object({
    to: z.string().min(1).optional(),
    output: z.string().min(1).optional(),
    workspace: z.coerce.number().int().min(1).optional(),
    position: z.guid("A position is named by its id.").optional(),
    candidate: z.guid("A candidate is named by their id.").optional(),
    json: z.boolean().optional(),
  })
  .refine((given) => (given.to === undefined) !== (given.output === undefined), "Give --to FILE or --output FOLDER.")
  .refine((given) => !given.position || !given.candidate, "Give --position or --candidate, not both.");

export const exportCommand = () =>
  jsonCommand("export", "write a workspace, a position or a candidate as an archive, media included")
    .option("--to <file>", "a ZIP file that does not exist")
    .option("--output <folder>", "instead of an archive a folder that does not exist or is empty")
    .option("--workspace <number>", "the workspace's number; the first one unless given")
    .option("--position <id>", "this position alone")
    .option("--candidate <id>", "this candidate alone")
    .action((given) =>
      run(async (config, log) => {
        const parsed = optionsSchema.safeParse(given);
        if (!parsed.success) throw new CommandError(parsed.error.issues.map(({ message }) => message).join("\n"));
        const options = parsed.data;
        const place = resolve(options.to ?? options.output ?? "");
        await withDatabase(config, log, async ({ database }) => {
          const workspace = await workspaceOfNumber(database, options.workspace);
          const deps = {
            database,
            stores: await openStores(config),
            describeInterviews: describeInterviews(
              openKeyring(await readSecretKey(config)),
              () => new Date(),
              config.speech,
            ),
          };
          const tell = progressTeller(options.json);
          const write = (sink: ArchiveSink) =>
            writeExport(deps, sink, workspace.id, subjectOf(options), async (done, total) =>
              tell(() => `Wrote ${done} of ${total} files.`),
            );
          const receipt = options.to === undefined ? await intoFolder(place, write) : await intoFile(place, write);
          print(
            options.json,
            receipt,
            `${workspace.name}: ${receipt.interviews} interviews, ${receipt.files} files (${receipt.bytes} bytes) in ${place}`,
          );
        });
      }),
    );

function subjectOf({ position, candidate }: z.infer<typeof optionsSchema>): Subject {
  if (position !== undefined) return { kind: "position", id: position };
  return candidate === undefined ? { kind: "workspace" } : { kind: "candidate", id: candidate };
}

type Write = (sink: ArchiveSink) => Promise<ExportReceipt>;

/** The file has its name only when it is whole. */
async function intoFile(path: string, write: Write): Promise<ExportReceipt> {
  const unfinished = `${path}.part`;
  const file = createWriteStream(unfinished, { flags: "wx", mode: 0o600 });
  await once(file, "open").catch((error: unknown) => {
    throw new CommandError(`${path} can not be written: ${reason(error)}`);
  });
  try {
    const done: { receipt?: ExportReceipt } = {};
    const archive = writeZip(async (sink) => {
      done.receipt = await write(sink);
    });
    await pipeline(archive, file);
    if (!done.receipt) throw new Error("The archive ended before it was whole.");
    await rename(unfinished, path);
    return done.receipt;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function intoFolder(folder: string, write: Write): Promise<ExportReceipt> {
  await makeEmpty(folder);
  const files = openFolderFiles(folder);
  const receipt = await write({
    put: (path, body) => files.put(path, body, { contentType: "application/octet-stream" }),
  });
  // Where files were written before they were moved into place.
  await rm(join(folder, "incoming"), { recursive: true, force: true });
  return receipt;
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function makeEmpty(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if ((await readdir(folder)).length === 0) return;
  } catch (error) {
    throw new CommandError(`${folder} can not be written: ${reason(error)}`);
  }
  throw new CommandError(`${folder} is not empty. Name a folder that does not exist yet.`);
}
