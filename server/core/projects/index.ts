/** Projects: what positions are gathered under. */
export { pageOfProjects } from "./page-of-projects.ts";
export {
  archiveProject,
  createProject,
  findProject,
  listProjects,
  type ProjectRecord,
  updateProject,
} from "./projects.ts";
