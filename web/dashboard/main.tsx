/** Starts the dashboard in the page. */
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import { Toasts } from "../ui/toast.tsx";
import { queryClient } from "./queries.ts";
import { router } from "./router.tsx";
import "./dashboard.css";

const root = document.getElementById("dashboard");
if (root) {
  createRoot(root).render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
      <Toasts />
    </QueryClientProvider>,
  );
}
