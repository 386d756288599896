/** greenroom erase: deletes a candidate everywhere in a workspace, and gives a receipt. */
import { rm } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { z } from "zod";
import { systemActor } from "../core/actor.ts";
import { changeWorkspace } from "../core/change.ts";
import { type ErasureReceipt, eraseCandidate, findErasure, finishErasures } from "../core/exports/index.ts";
import { outboxFileOf } from "../platform/mail/outbox-mail.ts";
import { CommandError, jsonCommand, print, run, withDatabase } from "./command.ts";
import { openStores } from "./stores.ts";
import { workspaceOfNumber } from "./workspace-option.ts";

const optionsSchema = z.object({
  email: z.string().trim().min(3, "Name the candidate's e-mail address."),
  workspace: z.coerce.number().int().min(1).optional(),
  yes: z.boolean().optional(),
  json: z.boolean().optional(),
});

/** What this command changes starts no job. */
const noJobs = {
  async enqueue(): Promise<void> {
    throw new Error("This command starts no jobs.");
  },
};

/** The outbox in the data folder, whether mail goes there now or went there once. */
function openOutbox(dataDir: string) {
  const folder = join(resolve(dataDir), "outbox");
  return {
    fileOf: outboxFileOf,
    async delete(file: string): Promise<void> {
      // A name that would lead out of the outbox is no message of it.
      if (basename(file) === file && file.endsWith(".eml")) await rm(join(folder, file), { force: true });
    },
  };
}

export const eraseCommand = () =>
  jsonCommand("erase", "delete a candidate everywhere in a workspace")
    .requiredOption("--email <address>", "the candidate's e-mail address")
    .option("--workspace <number>", "the workspace's number; the first one unless given")
    .option("--yes", "delete; without it the command only says what it would delete")
    .action((given) =>
      run(async (config, log) => {
        const parsed = optionsSchema.safeParse(given);
        if (!parsed.success) throw new CommandError(z.prettifyError(parsed.error));
        const { email, workspace: number, yes, json } = parsed.data;
        await withDatabase(config, log, async ({ database }) => {
          const workspace = await workspaceOfNumber(database, number);
          const nothing = `${workspace.name} keeps nothing about ${email}.`;
          if (!yes) {
            const found = await findErasure(database, workspace.id, email);
            print(json, found ?? empty, found ? `Would delete ${wordsOf(found)}. Run it with --yes.` : nothing);
            process.exitCode = 1;
            return;
          }
          const outbox = openOutbox(config.dataDir);
          const actor = { ...systemActor("command line"), medium: "command_line" as const };
          const receipt = await changeWorkspace(
            { database, jobs: noJobs, clock: () => new Date() },
            actor,
            workspace.id,
            (change) => eraseCandidate(change, outbox, email),
          );
          // Also without a receipt: an earlier run may have ended before its files were gone.
          const finished = await finishErasures({ database, stores: await openStores(config), outbox }, workspace.id);
          const again = finished > 0 ? " Files that an earlier run left are deleted." : "";
          print(json, receipt ?? empty, receipt ? `Deleted ${wordsOf(receipt)}.` : `${nothing}${again}`);
        });
      }),
    );

const empty: ErasureReceipt = { candidateId: null, interviews: 0, files: 0, bytes: 0, mails: 0 };

const wordsOf = ({ candidateId, interviews, files, bytes, mails }: ErasureReceipt): string =>
  `${candidateId ? `candidate ${candidateId}` : "what is left of a candidate"}: ${interviews} interviews, ${files} files (${bytes} bytes), ${mails} mails`;
