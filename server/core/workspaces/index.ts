/** Workspaces, the tenants; and who belongs to them. */
export {
  createWorkspace,
  findWorkspace,
  findWorkspaceByNumber,
  hasWorkspace,
  listMembers,
  type MembershipRecord,
  membershipsOf,
  updateWorkspace,
  type WorkspaceRecord,
} from "./workspaces.store.ts";
