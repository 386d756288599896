/** Goes to another workspace, or to the test data of one. */
import { useNavigate } from "@tanstack/react-router";
import { chooseWorkspace } from "./api.ts";
import { queryClient } from "./queries.ts";

/** Everything that was read belongs to the former workspace, so all of it is forgotten. */
export function useOpenWorkspace(): (id: string, to?: "/positions" | "/keys") => Promise<void> {
  const navigate = useNavigate();
  return async (id, to = "/positions") => {
    chooseWorkspace(id);
    await navigate({ to });
    await queryClient.resetQueries();
  };
}
