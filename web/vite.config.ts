/** Builds the pages: one entry per audience, so that a candidate never downloads the dashboard. */
import { resolve } from "node:path";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const root = import.meta.dirname;

const GROUND =
  /web\/ui\/(accent|apply-accent|host-look|email-words|speech|own-language|choose-language|language-choice)\.|shared\/languages\./;

export default defineConfig({
  root,
  base: "/assets/",
  plugins: [react(), tailwindcss()],
  build: {
    outDir: resolve(root, "../dist/web"),
    emptyOutDir: true,
    manifest: true,
    target: "es2022",
    rollupOptions: {
      input: {
        candidate: resolve(root, "candidate/index.html"),
        dashboard: resolve(root, "dashboard/index.html"),
        jobs: resolve(root, "jobs/index.html"),
        share: resolve(root, "share/index.html"),
        playground: resolve(root, "playground/index.html"),
        reference: resolve(root, "reference/index.html"),
        embed: resolve(root, "embed/embed.ts"),
      },
      output: {
        // What the room and other pages share comes as one file: several small ones compress worse, and the room's first load is measured.
        codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: "ground", test: GROUND }] },
        // Host pages name this script, so its address does not change.
        entryFileNames: ({ name }) => (name === "embed" ? "embed.js" : "assets/[name]-[hash].js"),
      },
    },
  },
});
