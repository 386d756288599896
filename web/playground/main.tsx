/** Starts the playground in the page. */
import { createRoot } from "react-dom/client";
import { Playground } from "./playground.tsx";
import "graphiql/graphiql.css";
import "./playground.css";

const root = document.getElementById("playground");
if (root) createRoot(root).render(<Playground />);
