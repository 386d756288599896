/** Starts the reference in the page: the document of the wire that the address names. */
import { createRoot } from "react-dom/client";
import { Toasts } from "../ui/toast.tsx";
import { Reference } from "./reference.tsx";
import "../dashboard/dashboard.css";

const root = document.getElementById("reference");
const wire = location.pathname.replace(/\/+$/, "").endsWith("/interviewflow") ? "interviewflow" : "native";
if (root) {
  createRoot(root).render(
    <>
      <Reference wire={wire} />
      <Toasts />
    </>,
  );
}
