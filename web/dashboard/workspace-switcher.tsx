/** Chooses among the workspaces of a person who belongs to several. */
import type { Session } from "../../shared/native.ts";
import { Select } from "../ui/select.tsx";
import { useOpenWorkspace } from "./use-open-workspace.ts";

/** While the test data of a workspace is open, that workspace is the one chosen. */
export function WorkspaceSwitcher({ session }: { session: Session }) {
  const openWorkspace = useOpenWorkspace();
  return (
    <Select
      label="Workspace"
      value={session.workspace?.sandboxOf ?? session.workspace?.id ?? ""}
      options={session.workspaces.map((workspace) => ({ value: workspace.id, label: workspace.name }))}
      onChange={(id) => {
        if (id !== session.workspace?.id) void openWorkspace(id);
      }}
    />
  );
}
