/** Starts the reference in the page: the document of the wire that the address names. */
import { createRoot } from "react-dom/client";
import { Toasts } from "../ui/toast.tsx";
import { Reference, wireOf } from "./reference.tsx";
import "../dashboard/dashboard.css";

const root = document.getElementById("reference");
if (root) {
  createRoot(root).render(
    <>
      <Reference wire={wireOf(location.pathname)} />
      <Toasts />
    </>,
  );
}
