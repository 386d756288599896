/**
 * A forgotten password: a request that is the same for every address, a job that mails a link to whoever has an account, and the new
 * password, once.
 */
import type { Kysely } from "kysely";
import { z } from "zod";
import { newId } from "../../../shared/ids.ts";
import { inTransaction } from "../../platform/database/in-transaction.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { JobDefinition, Jobs } from "../../platform/jobs/jobs.ts";
import { hashSecret, type Keyring } from "../../platform/keyring/keyring.ts";
import { endSessions, writePassword } from "../../platform/sign-in/users.ts";
import { workspaceId as brand, type Origin, systemActor } from "../actor.ts";
import { changeWorkspace } from "../change.ts";
import { passwordResetToken, planMails } from "../invitations/index.ts";
import { refuse } from "../refusal.ts";
import { noteAccount } from "./note-account.ts";

const HOUR_MS = 3_600_000;
/** Links that an address may get within an hour. */
const LINKS_AN_HOUR = 5;

export interface AnswerResetData {
  resetId: string;
}

export const answerResetJob: JobDefinition<AnswerResetData> = {
  name: "answer-reset",
  data: z.strictObject({ resetId: z.guid() }),
  retryLimit: 3,
  retryDelaySeconds: 30,
  expireInSeconds: 60,
  concurrency: 2,
};

/** Notes the request and leaves it to a job to find out whether there is an account: nothing here depends on it. */
export async function requestPasswordReset(
  deps: { database: Kysely<Schema>; jobs: Pick<Jobs, "enqueue">; clock: () => Date; keyring: Keyring },
  email: string,
): Promise<void> {
  const now = deps.clock();
  const id = newId(now);
  await inTransaction(deps.database, async (transaction) => {
    await transaction
      .insertInto("sign_in_resets")
      .values({
        id,
        email: email.trim().toLowerCase(),
        token_hash: hashSecret(passwordResetToken(deps.keyring, id)),
        user_id: null,
        created_at: now,
        expires_at: new Date(now.getTime() + HOUR_MS),
        used_at: null,
      })
      .execute();
    await deps.jobs.enqueue(transaction, answerResetJob, [{ data: { resetId: id } }]);
  });
}

/** Handles the job `answer-reset`: mails the link when the address has an account in a workspace, and forgets old requests. */
export async function answerReset(
  deps: { database: Kysely<Schema>; jobs: Pick<Jobs, "enqueue">; clock: () => Date },
  { resetId }: AnswerResetData,
): Promise<void> {
  const now = deps.clock();
  await deps.database
    .deleteFrom("sign_in_resets")
    .where("created_at", "<", new Date(now.getTime() - 24 * HOUR_MS))
    .execute();
  const account = await deps.database
    .selectFrom("sign_in_resets as reset")
    .innerJoin("sign_in_users as user", "user.email", "reset.email")
    .innerJoin("members as member", (join) =>
      join.onRef("member.user_id", "=", "user.id").on("member.removed_at", "is", null),
    )
    .select(["user.id as user_id", "user.email", "user.name", "member.workspace_id"])
    .where("reset.id", "=", resetId)
    .where("reset.user_id", "is", null)
    .where("reset.expires_at", ">", now)
    // From a sandbox no mail leaves.
    .where("member.workspace_id", "not in", (select) => select.selectFrom("sandboxes").select("sandboxes.workspace_id"))
    .orderBy("member.created_at")
    .limit(1)
    .executeTakeFirst();
  if (!account) return;
  const { email, name, user_id: userId } = account;
  await changeWorkspace(deps, systemActor("sign-in"), brand(account.workspace_id), async (change) => {
    const { count } = await change.transaction
      .selectFrom("sign_in_resets")
      .select((select) => select.fn.countAll<number>().as("count"))
      .where("email", "=", email)
      .where("user_id", "is not", null)
      .where("created_at", ">", new Date(now.getTime() - HOUR_MS))
      .executeTakeFirstOrThrow();
    if (count >= LINKS_AN_HOUR) return;
    const taken = await change.transaction
      .updateTable("sign_in_resets")
      .set({ user_id: userId })
      .where("id", "=", resetId)
      .where("user_id", "is", null)
      .executeTakeFirst();
    // Another delivery of this job was quicker.
    if (taken.numUpdatedRows === 0n) return;
    await planMails(change, [
      {
        interviewId: null,
        purpose: "password_reset",
        toEmail: email,
        toName: name,
        content: { passwordResetId: resetId },
      },
    ]);
  });
}

const endedLink = (): never =>
  refuse("gone", "This link has ended: it works once, for an hour. Ask for another one.", { path: ["token"] });

/**
 * Sets a new password by the token of a link, ends every session and every other link of the person.
 * @throws RefusedError "gone" for a token that is unknown, used or too old.
 */
export async function resetPassword(
  deps: {
    database: Kysely<Schema>;
    clock: () => Date;
    hashPassword: (password: string) => Promise<string>;
  },
  input: { token: string; password: string },
  origin: Origin,
): Promise<void> {
  const now = deps.clock();
  const tokenHash = hashSecret(input.token);
  const known = await deps.database
    .selectFrom("sign_in_resets")
    .select("id")
    .where("token_hash", "=", tokenHash)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  if (!known) endedLink();
  const passwordHash = await deps.hashPassword(input.password);
  await inTransaction(deps.database, async (transaction) => {
    const used = await transaction
      .updateTable("sign_in_resets")
      .set({ used_at: now })
      .where("token_hash", "=", tokenHash)
      .where("used_at", "is", null)
      .where("user_id", "is not", null)
      .returning(["user_id", "email"])
      .executeTakeFirst();
    if (!used?.user_id) return endedLink();
    await writePassword(transaction, used.user_id, passwordHash);
    await endSessions(transaction, used.user_id);
    await transaction
      .updateTable("sign_in_resets")
      .set({ used_at: now })
      .where("email", "=", used.email)
      .where("used_at", "is", null)
      .execute();
    await noteAccount(transaction, { userId: used.user_id, origin, now }, { action: "member.password_reset" });
  });
}
