/** Workspaces, the tenants; and who belongs to them. */
export { embedOriginsOf, type Framed } from "./framing.ts";
export { readUsage } from "./read-usage.ts";
export {
  createWorkspace,
  findWorkspace,
  findWorkspaceByNumber,
  hasWorkspace,
  updateWorkspace,
  type WorkspaceRecord,
} from "./workspaces.store.ts";
