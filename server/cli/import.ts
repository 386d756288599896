/** greenroom import: reads an archive or a folder of a workspace back, with the same ids. */
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { z } from "zod";
import { type ImportReceipt, importWorkspace, type OnImport } from "../core/exports/index.ts";
import { readSecretKey } from "../main.ts";
import { openFolderFiles } from "../platform/files/folder-files.ts";
import { type ArchiveSource, readZip } from "../platform/files/zip-files.ts";
import { openKeyring, randomSecret } from "../platform/keyring/keyring.ts";
import { CommandError, jsonCommand, print, progressTeller, run, withDatabase } from "./command.ts";
import { openStores } from "./stores.ts";

const optionsSchema = z.object({
  owner: z.email("The owner is an e-mail address.").transform((email) => email.toLowerCase()),
  json: z.boolean().optional(),
});

export const importCommand = () =>
  jsonCommand("import", "read an exported workspace into this deployment")
    .argument("<archive>", "a ZIP file or a folder of a whole workspace")
    .requiredOption("--owner <email>", "who owns the workspace here")
    .action((archive: string, given: unknown) =>
      run(async (config, log) => {
        const parsed = optionsSchema.safeParse(given);
        if (!parsed.success) throw new CommandError(z.prettifyError(parsed.error));
        const { owner: email, json } = parsed.data;
        const [store] = await openStores(config);
        const tell = progressTeller(json);
        const keyring = openKeyring(await readSecretKey(config));
        await withDatabase(config, log, async ({ database, signIn, withJobs }) => {
          let password: string | null = null;
          const source = await openSource(resolve(archive));
          const receipt = await withJobs((jobs) =>
            importWorkspace(
              { database, jobs, store, source, keyring, clock: () => new Date() },
              {
                email,
                async userOf(name) {
                  const known = await signIn.findUser(email);
                  if (known !== null) return known;
                  password = randomSecret(16);
                  return signIn.createUser({ name, email, password });
                },
              },
              (what, done, total) => tell(() => progressOf(what, done, total)),
            ),
          ).finally(() => source.close());
          print(json, { ...receipt, ownerEmail: email, password }, wordsOf(receipt, email, password));
        });
      }),
    );

/** A folder is read as it lies there, anything else as an archive. */
async function openSource(path: string): Promise<ArchiveSource & { close(): void }> {
  try {
    if (!(await stat(path)).isDirectory()) return await readZip(path);
    const folder = openFolderFiles(path);
    return { get: (name) => folder.get(name), close: () => undefined };
  } catch (error) {
    throw new CommandError(`${path} can not be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function progressOf(what: Parameters<OnImport>[0], done: number, total: number): string {
  if (what === "tables") return `The rows of ${done} of ${total} tables are in.`;
  return `${what === "checked" ? "Compared" : "Stored"} ${done} of ${total} files.`;
}

function wordsOf(receipt: ImportReceipt, email: string, password: string | null): string {
  return [
    `Workspace ${receipt.workspaceNumber}: ${receipt.interviews} interviews, ${receipt.files} files (${receipt.bytes} bytes)`,
    `Owner: ${email}`,
    password ? `Password: ${password} (shown once; change it in Settings)` : "The owner signs in as before.",
    ...(receipt.membersLeft.length > 0 ? [`Members who are not imported: ${receipt.membersLeft.join(", ")}`] : []),
    ...(receipt.cancelledMails > 0
      ? [
          `${receipt.cancelledMails} mails that waited to be sent are cancelled. Send them again where they should go out.`,
        ]
      : []),
    ...(receipt.interruptedRecordings > 0
      ? [`${receipt.interruptedRecordings} recordings that were being made end where the export has them.`]
      : []),
    "Links that were sent before open nothing here, unless the secret key is the same. API keys are made anew.",
  ].join("\n");
}
