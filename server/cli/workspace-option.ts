/** The workspace that --workspace names. */
import type { Kysely } from "kysely";
import { findWorkspaceByNumber, type WorkspaceRecord } from "../core/workspaces/index.ts";
import type { Schema } from "../platform/database/schema.ts";
import { CommandError } from "./command.ts";

/** By number, or the first one. @throws CommandError when there is none. */
export async function workspaceOfNumber(
  database: Kysely<Schema>,
  number: number | undefined,
): Promise<WorkspaceRecord> {
  const workspace = await findWorkspaceByNumber(database, number ?? null);
  if (workspace) return workspace;
  throw new CommandError(
    number === undefined
      ? "There is no workspace yet. Create one with: greenroom setup --workspace NAME --owner EMAIL"
      : `There is no workspace ${number}.`,
  );
}
