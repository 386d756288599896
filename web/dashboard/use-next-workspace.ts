/** Goes on from a workspace that the person does not belong to any more. */
import { useRouter } from "@tanstack/react-router";
import { chooseWorkspace } from "./api.ts";
import { queryClient, sessionQuery } from "./queries.ts";

/** The next workspace opens, or the page for who has none; then everything that was read is forgotten, and what is shown is read anew. */
export function useNextWorkspace(): () => Promise<void> {
  const router = useRouter();
  return async () => {
    chooseWorkspace(null);
    const next = await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
    await router.navigate({ to: next.member ? "/positions" : "/no-workspace" });
    await queryClient.resetQueries();
  };
}
