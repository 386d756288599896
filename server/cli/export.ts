/** greenroom export: one workspace as a folder that greenroom import reads back. */
import { mkdir, readdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { z } from "zod";
import { exportWorkspace } from "../core/exports/index.ts";
import { openFolderFiles } from "../platform/files/folder-files.ts";
import { CommandError, jsonCommand, print, run, withDatabase } from "./command.ts";
import { openStores } from "./stores.ts";
import { workspaceOfNumber } from "./workspace-option.ts";

const optionsSchema = z.object({
  output: z.string().min(1),
  workspace: z.coerce.number().int().min(1).optional(),
  json: z.boolean().optional(),
});

export const exportCommand = () =>
  jsonCommand("export", "write a workspace as a folder, media included")
    .requiredOption("--output <folder>", "a folder that does not exist or is empty")
    .option("--workspace <number>", "the workspace's number; the first one unless given")
    .action((given) =>
      run(async (config, log) => {
        const parsed = optionsSchema.safeParse(given);
        if (!parsed.success) throw new CommandError(z.prettifyError(parsed.error));
        const folder = resolve(parsed.data.output);
        await withDatabase(config, log, async ({ database }) => {
          const workspace = await workspaceOfNumber(database, parsed.data.workspace);
          await makeEmpty(folder);
          const receipt = await exportWorkspace(
            { database, stores: await openStores(config), folder: openFolderFiles(folder), clock: () => new Date() },
            workspace.id,
          );
          // Where files were written before they were moved into place.
          await rm(join(folder, "incoming"), { recursive: true, force: true });
          print(
            parsed.data.json,
            receipt,
            `${workspace.name}: ${receipt.interviews} interviews, ${receipt.files} files (${receipt.bytes} bytes) in ${folder}`,
          );
        });
      }),
    );

async function makeEmpty(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if ((await readdir(folder)).length === 0) return;
  } catch (error) {
    throw new CommandError(`${folder} can not be written: ${error instanceof Error ? error.message : String(error)}`);
  }
  throw new CommandError(`${folder} is not empty. Name a folder that does not exist yet.`);
}
