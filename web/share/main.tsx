/** Starts the share page: the link's id is the last part of the address. */
import { createRoot } from "react-dom/client";
import { SharePage } from "./share-page.tsx";
import "../dashboard/dashboard.css";

const root = document.getElementById("share");
const id = location.pathname.replace(/\/+$/, "").split("/").at(-1) ?? "";
if (root) createRoot(root).render(<SharePage id={id} />);
