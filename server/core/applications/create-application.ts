/** Puts one person into the pipeline of a job post, by hand. */
import { hiddenFrom } from "../actor.ts";
import type { Change } from "../change.ts";
import { findJobPost } from "../job-posts/index.ts";
import { refuse } from "../refusal.ts";
import { type ApplicationRecord, readApplication } from "./applications.store.ts";
import { applyToPost } from "./apply.ts";

/** @throws RefusedError "not_found" for an unknown job post. */
export async function createApplication(
  change: Change,
  jobPostId: string,
  applicant: { name: string; email: string },
): Promise<ApplicationRecord> {
  const hidden = hiddenFrom(change.actor);
  const post = await findJobPost(change.transaction, change.workspaceId, jobPostId, hidden);
  if (!post) refuse("not_found", "There is no such job post.");
  const made = await applyToPost(change, post, [applicant], {
    source: change.actor.kind === "member" ? "dashboard" : "native",
    interviewed: false,
  });
  const application = made.get(applicant.email);
  if (!application) throw new Error("The application was not stored.");
  return readApplication(change.transaction, change.workspaceId, application.id, hidden);
}
