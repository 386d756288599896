/** May the signed-in person change positions and candidates? Reviewers and viewers read; the server keeps the rule, pages hide what it refuses. */
import { useQuery } from "@tanstack/react-query";
import { sessionQuery } from "./queries.ts";

export function useMayWrite(): boolean {
  const role = useQuery(sessionQuery).data?.member?.role;
  return role === "owner" || role === "recruiter";
}
