/** The team's own colour as the accent, only where its contrast holds. */
import { readAccent } from "../../shared/accent.ts";

/** Applies the team's colour to the page, and follows the reader's choice of light or dark. Returns how to undo it. */
export function applyAccent(color: string | null): () => void {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const { style } = document.documentElement;
  const clear = () => {
    for (const name of ["--accent", "--accent-hover", "--accent-text", "--accent-tint"]) style.removeProperty(name);
  };
  const apply = () => {
    clear();
    const found = color ? readAccent(color, dark.matches ? "dark" : "light") : null;
    if (!found) return;
    style.setProperty("--accent", found.accent);
    style.setProperty("--accent-hover", found.accent);
    style.setProperty("--accent-text", found.text);
    style.setProperty("--accent-tint", `color-mix(in oklab, ${found.accent} 12%, var(--canvas))`);
  };
  apply();
  dark.addEventListener("change", apply);
  return () => {
    dark.removeEventListener("change", apply);
    clear();
  };
}
