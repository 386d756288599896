/** Starts the room in the page. */
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import "./room.css";

const root = document.getElementById("room");
if (root) createRoot(root).render(<App />);
