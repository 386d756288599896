/** Deletes bytes of the store that no row names, or notes them where the store fails. */
import type { Kysely } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import type { Files } from "../../platform/files/files.ts";
import type { WorkspaceId } from "../actor.ts";
import { noteLeftovers } from "./leftovers.ts";

export interface DropBytesDeps {
  database: Kysely<Schema>;
  files: Pick<Files, "delete">;
  clock: () => Date;
}

/** A store that fails now is asked again, until it is through, by the job that ends what erasures left: no bytes stay for ever. */
export async function dropBytes(deps: DropBytesDeps, workspaceId: WorkspaceId, key: string): Promise<void> {
  try {
    await deps.files.delete(key);
  } catch {
    await deps.database
      .transaction()
      .execute((transaction) => noteLeftovers({ transaction, workspaceId, now: deps.clock() }, "files", [key]));
  }
}
