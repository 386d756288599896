/** Starts the dashboard in the page. */
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import { Toasts } from "../ui/toast.tsx";
import { ApiProblem } from "./api.ts";
import { keys, queryClient } from "./queries.ts";
import { router } from "./router.tsx";
import "./dashboard.css";

// A session that ended while the page stood open: the door asks again, and leads back to where the person was.
queryClient.getQueryCache().subscribe((event) => {
  if (event.type !== "updated" || event.action.type !== "error") return;
  if (!(event.action.error instanceof ApiProblem) || event.action.error.status !== 401) return;
  queryClient.removeQueries({ queryKey: keys.session });
  void router.invalidate();
});

const root = document.getElementById("dashboard");
if (root) {
  createRoot(root).render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
      <Toasts />
    </QueryClientProvider>,
  );
}
