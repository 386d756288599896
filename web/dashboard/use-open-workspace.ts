/** Goes to another workspace, or to the test data of one. */
import { useNavigate } from "@tanstack/react-router";

declare module "@tanstack/react-router" {
  interface HistoryState {
    /** The workspace that this step opens; whoever stays where they are, to save something, stays in theirs. */
    opens?: string;
  }
}

/** The router changes the workspace once nothing on the page holds the way there up. */
export function useOpenWorkspace(): (id: string, to?: "/positions" | "/keys") => Promise<void> {
  const navigate = useNavigate();
  return (id, to = "/positions") => navigate({ to, state: { opens: id } });
}
