/** Workspaces, the tenants; and who belongs to them. */
export {
  createWorkspace,
  findWorkspace,
  findWorkspaceByNumber,
  hasWorkspace,
  updateWorkspace,
  type WorkspaceRecord,
} from "./workspaces.store.ts";
