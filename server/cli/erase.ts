/** greenroom erase: deletes a candidate everywhere in a workspace, and gives a receipt. */
import { join, resolve } from "node:path";
import { z } from "zod";
import { systemActor } from "../core/actor.ts";
import { changeWorkspace } from "../core/change.ts";
import { type ErasureReceipt, eraseCandidate, findErasure } from "../core/exports/index.ts";
import { finishErasures } from "../core/files/index.ts";
import { openOutboxFolder } from "../platform/mail/outbox-mail.ts";
import { CommandError, jsonCommand, print, run, withDatabase } from "./command.ts";
import { openStores } from "./stores.ts";
import { workspaceOfNumber } from "./workspace-option.ts";

const optionsSchema = z.object({
  email: z.string().trim().min(3, "Name the candidate's e-mail address."),
  workspace: z.coerce.number().int().min(1).optional(),
  yes: z.boolean().optional(),
  json: z.boolean().optional(),
});

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
        await withDatabase(config, log, async ({ database, withJobs }) => {
          const workspace = await workspaceOfNumber(database, number);
          const nothing = `${workspace.name} keeps nothing about ${email}.`;
          if (!yes) {
            const found = await findErasure(database, workspace.id, email, new Date());
            print(json, found ?? empty, found ? `Would delete ${wordsOf(found)}. Run it with --yes.` : nothing);
            process.exitCode = 1;
            return;
          }
          const outbox = openOutboxFolder(join(resolve(config.dataDir), "outbox"));
          const actor = { ...systemActor("command line"), medium: "command_line" as const };
          const receipt = await withJobs((jobs) =>
            changeWorkspace({ database, jobs, clock: () => new Date() }, actor, workspace.id, (change) =>
              eraseCandidate(change, outbox, email),
            ),
          );
          // Also without a receipt: an earlier run may have ended before its files were gone.
          const finished = await finishErasures({ database, stores: await openStores(config), outbox }, workspace.id);
          const again = finished > 0 ? " Files that an earlier run left are deleted." : "";
          print(json, receipt ?? empty, receipt ? `Deleted ${wordsOf(receipt)}.` : `${nothing}${again}`);
        });
      }),
    );

const empty = { id: null, erasedAt: null, deleted: {}, files: 0, bytes: 0 };

function wordsOf({ id, deleted, files, bytes }: ErasureReceipt): string {
  const counts = Object.entries(deleted).map(([kind, rows]) => `${rows} ${kind.replaceAll("_", " ")}`);
  const whose = id ? `candidate ${id}` : "what is left of a candidate";
  return `${whose}: ${[...counts, `${files} files (${bytes} bytes)`].join(", ")}`;
}
