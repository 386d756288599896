/** Reviews: a person's scores and words about an interview, and comments. */
export { blindFor } from "./blind.ts";
export { listComments, listMentionable } from "./comments.store.ts";
export { listReviews } from "./list-reviews.ts";
export { commentsOf, type ReviewSet, reviewsOf } from "./read-sets.ts";
export { readableInterview } from "./readable-interview.ts";
export { scoreInterview } from "./score-interview.ts";
export { addComment, deleteComment, editComment } from "./write-comment.ts";
export { withdrawReview, writeReview } from "./write-review.ts";
