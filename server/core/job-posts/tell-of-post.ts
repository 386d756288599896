/** What the events and the audit log are told of a job post. */
import type { Change } from "../change.ts";
import type { JobPostRecord } from "./job-posts.store.ts";

export function tellOfPost(
  change: Change,
  { id, projectId, positionId }: Pick<JobPostRecord, "id" | "projectId" | "positionId">,
  what: "created" | "updated" | "published" | "closed",
): void {
  change.record({
    type: "job_post.changed",
    ...(positionId === null ? {} : { positionId }),
    data: { jobPostId: id, projectId, change: what },
  });
  change.audit({ action: `job_post.${what}`, subjectType: "job_post", subjectId: id });
}
