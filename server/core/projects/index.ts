/** Projects: what positions are gathered under. */
export {
  archiveProject,
  createProject,
  findProject,
  listProjects,
  type ProjectRecord,
  updateProject,
} from "./projects.ts";
