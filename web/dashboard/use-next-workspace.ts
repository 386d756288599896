/** Goes on from a workspace that the person does not belong to any more. */
import { useRouter } from "@tanstack/react-router";
import { chooseWorkspace } from "./api.ts";
import { queryClient, sessionQuery } from "./queries.ts";

/**
 * The next workspace opens, or the page for who has none; then everything that was read is forgotten, and what is shown is read anew.
 * What was being written belonged to the workspace that was left: nobody is asked whether to stay with it.
 */
export function useNextWorkspace(): () => Promise<void> {
  const router = useRouter();
  return async () => {
    chooseWorkspace(null);
    queryClient.removeQueries({ type: "inactive" });
    const next = await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
    await router.navigate({ to: next.member ? "/positions" : "/no-workspace", ignoreBlocker: true });
    await queryClient.resetQueries();
  };
}
