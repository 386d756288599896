/** Puts people into the pipeline of a job post. */
import { newId } from "../../../shared/ids.ts";
import { storeCandidates } from "../candidates/index.ts";
import type { Change } from "../change.ts";
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
  const stored = await storeApplications(change, post, { stageId: stage.id, source }, [
    ...new Set(idsByEmail.values()),
  ]);
  return new Map(
    [...idsByEmail].flatMap(([email, id]) => {
      const application = stored.get(id);
      return application ? [[email, application] as const] : [];
    }),
  );
}
