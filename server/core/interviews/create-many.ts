/** Creates interviews from rows that were each read by themselves, or says what would happen. */
import { sql } from "kysely";
import type { Change } from "../change.ts";
import type { Result } from "../refusal.ts";
import {
  type CreatedInterview,
  type CreateInterviewsDeps,
  createInterviews,
  type NewInterview,
} from "./create-interviews.ts";

/**
 * One result per row that could be read, in their order; refusals ("invalid", "duplicate") as createInterviews gives them. A dry run does
 * everything and takes it back within the transaction, so that it tells what the call itself would tell at this moment.
 * @throws RefusedError "not_found" for an unknown position, "not_allowed" for an archived one.
 */
export async function createMany(
  deps: CreateInterviewsDeps,
  change: Change,
  positionId: string,
  rows: readonly NewInterview[],
  { dryRun }: { dryRun: boolean },
): Promise<Result<CreatedInterview>[]> {
  if (!dryRun) return createInterviews(deps, change, positionId, rows);
  const silent: Change = { ...change, record: () => {}, enqueue: () => {}, audit: () => {} };
  await sql`savepoint dry_run`.execute(change.transaction);
  const results = await createInterviews(deps, silent, positionId, rows);
  await sql`rollback to savepoint dry_run`.execute(change.transaction);
  return results;
}
