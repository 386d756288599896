/** Job posts: the public advert of a project, with the stages of its pipeline. */
export { findJobPost, type JobPostRecord, listJobPosts, pageOfJobPosts } from "./job-posts.store.ts";
export { createJobPost, publishJobPost, updateJobPost } from "./save-job-post.ts";
