/** greenroom members reset-factor: the way out for a member who has lost the second factor. */
import { Command } from "commander";
import { z } from "zod";
import { systemActor } from "../core/actor.ts";
import { resetSecondFactor } from "../core/members/index.ts";
import { CommandError, jsonCommand, print, run, withDatabase } from "./command.ts";

const inputSchema = z.object({
  email: z.email("Whose factor it is, is said by an e-mail address."),
  json: z.boolean().optional(),
});

/** What this command changes starts no job. */
const noJobs = {
  async enqueue(): Promise<void> {
    throw new Error("This command starts no jobs.");
  },
};

export const membersCommand = () =>
  new Command("members").description("people who sign in").addCommand(
    jsonCommand("reset-factor", "take a lost second factor away, and sign the person out everywhere")
      .argument("<email>", "the person's e-mail address")
      .action((email: unknown, given: { json?: unknown }) =>
        run(async (config, log) => {
          const parsed = inputSchema.safeParse({ ...given, email });
          if (!parsed.success) throw new CommandError(z.prettifyError(parsed.error));
          const { email: address, json } = parsed.data;
          await withDatabase(config, log, async ({ database }) => {
            const actor = { ...systemActor("command line"), medium: "command_line" as const };
            await resetSecondFactor({ database, jobs: noJobs, clock: () => new Date() }, actor, address.toLowerCase());
            print(
              json,
              { email: address.toLowerCase(), secondFactor: false },
              `${address} signs in with the password alone, and can turn a second factor on again under Account.`,
            );
          });
        }),
      ),
  );
