/** Puts people into the pipeline of a job post. */
import { sql } from "kysely";
import { newId } from "../../../shared/ids.ts";
import { storeCandidates } from "../candidates/index.ts";
import type { Change } from "../change.ts";
import type { LockedInterview } from "../interviews/index.ts";
import { replanRemindersOf } from "../invitations/index.ts";
import type { JobPostRecord } from "../job-posts/index.ts";
import { type StoredApplication, storeApplications } from "./applications.store.ts";

export interface Applicant {
  /** Lower-cased, and none twice in a set. */
  email: string;
  name: string;
  /** When the candidate is known already. */
  candidateId?: string | undefined;
}

/**
 * The applications by address; one statement per table. Who is asked to an interview stands in its stage from the beginning, everybody
 * else in the first one; who has applied before stays where they are.
 */
export async function applyToPost(
  change: Change,
  post: JobPostRecord,
  applicants: readonly Applicant[],
  { source, interviewed }: { source: string; interviewed: boolean },
): Promise<Map<string, StoredApplication>> {
  const [first] = post.stages;
  const stage = (interviewed && post.stages.find(({ kind }) => kind === "interview")) || first;
  if (!stage || applicants.length === 0) return new Map();
  const unknown = applicants
    .filter(({ candidateId }) => candidateId === undefined)
    .map(({ email, name }) => ({ id: newId(change.now), email, name }))
    .sort((left, right) => (left.email < right.email ? -1 : 1));
  const made = unknown.length > 0 ? await storeCandidates(change, unknown) : new Map<string, string>();
  const idsByEmail = new Map(
    applicants.flatMap(({ email, candidateId }) => {
      const id = candidateId ?? made.get(email);
      return id === undefined ? [] : [[email, id] as const];
    }),
  );
  const candidateIds = [...new Set(idsByEmail.values())];
  const applied = post.positionId === null ? [] : await lockAppliedFor(change, post.positionId, candidateIds);
  const stored = await storeApplications(change, post, { stageId: stage.id, source }, candidateIds);
  await replanRemindersOf(change, applied);
  return new Map(
    [...idsByEmail].flatMap(([email, id]) => {
      const application = stored.get(id);
      return application ? [[email, application] as const] : [];
    }),
  );
}

/**
 * The interviews of those who have other applications for them: where those are rejected, with a new one they may be reminded again.
 * A rejection that is not committed yet holds the interview, and is waited for.
 */
const lockAppliedFor = (
  change: Change,
  positionId: string,
  candidateIds: readonly string[],
): Promise<LockedInterview[]> =>
  change.transaction
    .selectFrom("interviews")
    .selectAll()
    .where("workspace_id", "=", change.workspaceId)
    .where("position_id", "=", positionId)
    .where("deleted_at", "is", null)
    .where("candidate_id", "in", (select) =>
      select
        .selectFrom("applications")
        .innerJoin("job_posts", "job_posts.id", "applications.job_post_id")
        .select("applications.candidate_id")
        .where("applications.workspace_id", "=", change.workspaceId)
        .where("job_posts.workspace_id", "=", change.workspaceId)
        .where("job_posts.position_id", "=", positionId)
        .where("applications.candidate_id", "=", (each) => each.fn.any(sql<string[]>`${candidateIds}::uuid[]`)),
    )
    .orderBy("id")
    .forUpdate()
    .execute();
