/** Users and their passwords in the sign-in's tables, written within the caller's transaction. */
import type { Kysely } from "kysely";
import type { Schema } from "../database/schema.ts";
import { randomSecret } from "../keyring/keyring.ts";

const ID_LENGTH = 32;

/** The id of the user with this address, or null. */
export async function findUser(database: Kysely<Schema>, email: string): Promise<string | null> {
  const row = await database
    .selectFrom("sign_in_users")
    .select("id")
    .where("email", "=", email.toLowerCase())
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Adds a user with a password, both or neither. Null when the address has a user already, also one that was added a moment ago. */
export async function insertUser(
  transaction: Kysely<Schema>,
  user: { name: string; email: string; passwordHash: string },
): Promise<string | null> {
  const row = await transaction
    .insertInto("sign_in_users")
    .values({
      id: randomSecret(ID_LENGTH),
      name: user.name,
      email: user.email.toLowerCase(),
      email_verified: true,
      image: null,
    })
    .onConflict((conflict) => conflict.column("email").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!row) return null;
  await writePassword(transaction, row.id, user.passwordHash);
  return row.id;
}

/** Sets the password of a user, who may have none yet. */
export async function writePassword(transaction: Kysely<Schema>, userId: string, passwordHash: string): Promise<void> {
  const changed = await transaction
    .updateTable("sign_in_accounts")
    .set({ password: passwordHash, updated_at: new Date() })
    .where("user_id", "=", userId)
    .where("provider_id", "=", "credential")
    .executeTakeFirst();
  if (changed.numUpdatedRows > 0n) return;
  await transaction
    .insertInto("sign_in_accounts")
    .values({
      id: randomSecret(ID_LENGTH),
      user_id: userId,
      account_id: userId,
      provider_id: "credential",
      password: passwordHash,
    })
    .execute();
}

/** Signs a user out everywhere, also from devices that are trusted without a second factor. */
export async function endSessions(transaction: Kysely<Schema>, userId: string): Promise<void> {
  await transaction.deleteFrom("sign_in_sessions").where("user_id", "=", userId).execute();
  await forgetDevices(transaction, userId);
}

/** From now on every device is asked for the second factor again; sign-ins that wait for one start over. */
export async function forgetDevices(transaction: Kysely<Schema>, userId: string): Promise<void> {
  await transaction.deleteFrom("sign_in_verifications").where("value", "=", userId).execute();
}

/** Takes the second factor away, for a person who has lost it. True when there was one. */
export async function removeSecondFactor(transaction: Kysely<Schema>, userId: string): Promise<boolean> {
  await transaction.deleteFrom("sign_in_two_factors").where("user_id", "=", userId).execute();
  const changed = await transaction
    .updateTable("sign_in_users")
    .set({ two_factor_enabled: false, updated_at: new Date() })
    .where("id", "=", userId)
    .where("two_factor_enabled", "=", true)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

/** Adds a user with a password; of one who is there already the password is set. */
export async function insertOrResetUser(
  transaction: Kysely<Schema>,
  user: { name: string; email: string; passwordHash: string },
): Promise<string> {
  const added = await insertUser(transaction, user);
  if (added !== null) return added;
  const id = await findUser(transaction, user.email);
  if (id === null) throw new Error("The user is gone while it was being set up.");
  await writePassword(transaction, id, user.passwordHash);
  return id;
}
