/** One transaction for what must be done wholly or not at all, also within another's. */
import { type Kysely, Transaction } from "kysely";
import type { Schema } from "./schema.ts";

/** Runs the steps in the transaction that is open already, or else in one of their own. */
export const inTransaction = <Value>(
  database: Kysely<Schema>,
  run: (transaction: Transaction<Schema>) => Promise<Value>,
): Promise<Value> => (database instanceof Transaction ? run(database) : database.transaction().execute(run));
