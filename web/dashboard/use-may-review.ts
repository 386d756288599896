/** May the signed-in person score and comment? Viewers look on; the server keeps the rule, pages hide what it refuses. */
import { useQuery } from "@tanstack/react-query";
import { sessionQuery } from "./queries.ts";

export function useMayReview(): boolean {
  const role = useQuery(sessionQuery).data?.member?.role;
  return role !== undefined && role !== "viewer";
}
