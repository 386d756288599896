/** greenroom setup: a workspace and its owner; again, with another name, another workspace. */
import { z } from "zod";
import { createWorkspace } from "../core/workspaces/index.ts";
import { randomSecret } from "../platform/keyring/keyring.ts";
import { insertUser } from "../platform/sign-in/users.ts";
import { CommandError, jsonCommand, print, run, withDatabase } from "./command.ts";

const optionsSchema = z.object({
  workspace: z.string().trim().min(1, "A workspace needs a name.").max(120),
  owner: z.email("The owner is an e-mail address."),
  ownerName: z.string().trim().max(120).optional(),
  json: z.boolean().optional(),
});

export const setupCommand = () =>
  jsonCommand("setup", "create a workspace and its owner")
    .requiredOption("--workspace <name>", "the workspace's name")
    .requiredOption("--owner <email>", "the owner's e-mail address")
    .option("--owner-name <name>", "the owner's name")
    .action((given) =>
      run(async (config, log) => {
        const parsed = optionsSchema.safeParse(given);
        if (!parsed.success) throw new CommandError(z.prettifyError(parsed.error));
        const { workspace: name, owner, ownerName, json } = parsed.data;
        await withDatabase(config, log, async ({ database, signIn }) => {
          const email = owner.toLowerCase();
          const taken = await database
            .selectFrom("workspaces")
            .innerJoin("members", "members.workspace_id", "workspaces.id")
            .select("workspaces.id")
            .where("workspaces.name", "=", name)
            .where("members.email", "=", email)
            .executeTakeFirst();
          if (taken) throw new CommandError(`${email} has a workspace named ${name} already.`);
          const known = await signIn.findUser(email);
          const password = known ? null : randomSecret(16);
          const ownerWords = ownerName ?? email.split("@")[0] ?? email;
          const passwordHash = password === null ? null : await signIn.hashPassword(password);
          const workspace = await createWorkspace(database, {
            name,
            owner: {
              name: ownerWords,
              email,
              async userOf(transaction) {
                const id = passwordHash && (await insertUser(transaction, { name: ownerWords, email, passwordHash }));
                const found = id ?? known;
                if (!found) throw new CommandError(`${email} has got an account this moment. Run the command again.`);
                return found;
              },
            },
            now: new Date(),
          });
          print(
            json,
            { workspaceId: workspace.id, workspaceNumber: workspace.number, ownerEmail: email, password },
            [
              `Workspace ${workspace.number}: ${name}`,
              `Owner: ${email}`,
              password ? `Password: ${password} (shown once; change it in Settings)` : "The owner signs in as before.",
            ].join("\n"),
          );
        });
      }),
    );
