/** greenroom keys create: an API key, of the first workspace unless told. */
import { Command } from "commander";
import { z } from "zod";
import { SCOPE_NAMES } from "../../shared/native.ts";
import { systemActor } from "../core/actor.ts";
import { changeWorkspace } from "../core/change.ts";
import { createKey } from "../core/keys/index.ts";
import { findWorkspaceByNumber } from "../core/workspaces/index.ts";
import { CommandError, jsonCommand, print, run, withDatabase } from "./command.ts";

const optionsSchema = z.object({
  name: z.string().trim().min(1, "A key needs a name.").max(120),
  scopes: z
    .string()
    .transform((text) => text.split(",").map((scope) => scope.trim()))
    .pipe(z.array(z.enum(SCOPE_NAMES)))
    .optional(),
  workspace: z.coerce
    .number("--workspace takes the number of a workspace, such as 1.")
    .int("--workspace takes the number of a workspace, such as 1.")
    .min(1, "--workspace takes the number of a workspace, such as 1.")
    .optional(),
  environment: z.enum(["live", "test"], "--environment takes live or test.").optional(),
  json: z.boolean().optional(),
});

/** What this command changes starts no job; one that did would need the queue. */
const noJobs = {
  async enqueue(): Promise<void> {
    throw new Error("This command starts no jobs.");
  },
};

export const keysCommand = () =>
  new Command("keys").description("API keys").addCommand(
    jsonCommand("create", "create an API key; it is shown once")
      .requiredOption("--name <name>", "what the key is for")
      .option("--scopes <scopes>", `divided by commas: ${SCOPE_NAMES.join(", ")}; none means everything`)
      .option("--environment <environment>", "live, or test for the workspace's sandbox; live unless given")
      .option("--workspace <number>", "the workspace's number; the first one unless given")
      .action((given) =>
        run(async (config, log) => {
          const parsed = optionsSchema.safeParse(given);
          if (!parsed.success) throw new CommandError(z.prettifyError(parsed.error));
          const { name, scopes, workspace: number, environment = "live", json } = parsed.data;
          await withDatabase(config, log, async ({ database }) => {
            const workspace = await findWorkspaceByNumber(database, number ?? null);
            if (!workspace) {
              throw new CommandError(
                number === undefined
                  ? "There is no workspace yet. Create one with: greenroom setup --workspace NAME --owner EMAIL"
                  : `There is no workspace ${number}.`,
              );
            }
            const actor = { ...systemActor("command line"), medium: "command_line" as const };
            const key = await changeWorkspace(
              { database, jobs: noJobs, clock: () => new Date() },
              actor,
              workspace.id,
              (change) =>
                createKey(change, {
                  name,
                  description: "",
                  scopes: scopes ?? null,
                  environment,
                  expiresAt: null,
                  requestsPerMinute: null,
                }),
            );
            print(json, { id: key.id, key: key.key }, `${key.key}\n(shown once; id ${key.id})`);
          });
        }),
      ),
  );
