/** Saves a part of the workspace's settings, and keeps what the pages have read in step. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { WorkspaceSettings } from "../../../../shared/native.ts";
import { toast } from "../../../ui/toast.tsx";
import { api } from "../../api.ts";
import { keys } from "../../queries.ts";

interface WorkspaceChange {
  name?: string;
  settings?: Partial<WorkspaceSettings>;
}

/** What is not given stays. said: the sentence after it is saved. */
export function useSaveWorkspace(said: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: WorkspaceChange) => api.PATCH("/workspace", { body }),
    onSuccess: async (workspace, body) => {
      client.setQueryData(keys.workspace, workspace);
      toast(said);
      await Promise.all(
        [keys.audit, ...(body.name === undefined ? [] : [keys.session])].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
}
