/** Job posts: the public advert of a project, with the stages of its pipeline. */
export { CLOSE_ENDED_CRON, closeEnded, closeEndedJob } from "./close-ended.job.ts";
export { findJobPost, type JobPostRecord, listJobPosts, pageOfJobPosts } from "./job-posts.store.ts";
export {
  choicesOfOpenPosts,
  employersOfOpenPosts,
  findPublicPost,
  isHiringPublicly,
  type OpenPost,
  type OpenPostChoices,
  type PublicPost,
  pageOfOpenPosts,
  workspaceOfOpenProject,
} from "./open-posts.ts";
export { createJobPost, publishJobPost, updateJobPost } from "./save-job-post.ts";
