/** Chooses among the workspaces of a person who belongs to several. */
import { useNavigate } from "@tanstack/react-router";
import type { Session } from "../../shared/native.ts";
import { Select } from "../ui/select.tsx";
import { chooseWorkspace } from "./api.ts";
import { queryClient } from "./queries.ts";

/** Everything that was read belongs to the former workspace, so all of it is forgotten. */
export function WorkspaceSwitcher({ session }: { session: Session }) {
  const navigate = useNavigate();
  const choose = async (id: string) => {
    if (id === session.workspace?.id) return;
    chooseWorkspace(id);
    await navigate({ to: "/positions" });
    await queryClient.resetQueries();
  };
  return (
    <Select
      label="Workspace"
      value={session.workspace?.id ?? ""}
      options={session.workspaces.map((workspace) => ({ value: workspace.id, label: workspace.name }))}
      onChange={(id) => void choose(id)}
    />
  );
}
