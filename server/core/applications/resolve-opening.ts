/** What an invitation of other people's systems is for: a position, a project, a job post, or several of them that belong together. */
import { hiddenFrom } from "../actor.ts";
import type { Change } from "../change.ts";
import { findJobPost, type JobPostRecord, listJobPosts } from "../job-posts/index.ts";
import { refuse } from "../refusal.ts";

export interface Opening {
  /** null: nobody is interviewed, applications alone. */
  positionId: string | null;
  /** null: nobody applies, the interview alone. */
  post: JobPostRecord | null;
}

/**
 * A project without a job post stands for its latest one; a job post alone stands for its project. The position is the given one, else
 * the job post's.
 * @throws RefusedError "not_found" for what the workspace has not, what is archived, and what does not belong together.
 */
export async function resolveOpening(
  change: Change,
  given: { positionId?: string | undefined; projectId?: string | undefined; jobPostId?: string | undefined },
): Promise<Opening> {
  const post = await resolvePost(change, given);
  const projectId = given.projectId ?? post?.projectId;
  const positionId = given.positionId ?? post?.positionId ?? null;
  if (positionId === null) {
    return post
      ? { positionId, post }
      : refuse("not_found", "The project has no job post.", { path: ["com_project_id"] });
  }
  const position = await change.transaction
    .selectFrom("positions")
    .select(["project_id", "archived_at"])
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", positionId)
    .executeTakeFirst();
  if (!position || hiddenFrom(change.actor).includes(positionId)) refuse("not_found", "There is no such interview.");
  if (position.archived_at) refuse("not_found", "This interview is archived and takes no more candidates.");
  const belongs = projectId === undefined || position.project_id === projectId || post?.positionId === positionId;
  if (!belongs) refuse("not_found", "This interview is not one of the project's.");
  return { positionId, post };
}

async function resolvePost(
  change: Change,
  { projectId, jobPostId }: { projectId?: string | undefined; jobPostId?: string | undefined },
): Promise<JobPostRecord | null> {
  const hidden = hiddenFrom(change.actor);
  if (projectId !== undefined) {
    const project = await change.transaction
      .selectFrom("projects")
      .select("archived_at")
      .where("workspace_id", "=", change.workspaceId)
      .where("id", "=", projectId)
      .executeTakeFirst();
    if (!project || project.archived_at) refuse("not_found", "There is no such project.");
  }
  if (jobPostId !== undefined) {
    const post = await findJobPost(change.transaction, change.workspaceId, jobPostId, hidden);
    if (!post) refuse("not_found", "There is no such job post.");
    if (projectId !== undefined && post.projectId !== projectId) {
      refuse("not_found", "This job post is not one of the project's.");
    }
    return post;
  }
  if (projectId === undefined) return null;
  const { rows } = await listJobPosts(
    change.transaction,
    change.workspaceId,
    { projectId, hidden },
    { limit: 1, after: null },
  );
  return rows[0] ?? null;
}
