/** Applications: candidates in the pipelines of job posts. */
export {
  type ApplicationRecord,
  listApplications,
  pageOfApplications,
  readApplication,
  type StoredApplication,
} from "./applications.store.ts";
export { applyToPost } from "./apply.ts";
export { createApplication } from "./create-application.ts";
export { moveApplication, rejectApplication } from "./move-application.ts";
export { type Opening, resolveOpening } from "./resolve-opening.ts";
