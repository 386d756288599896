/** What the room's first load weighs: everything its page asks for before the candidate does anything, compressed. */
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { z } from "zod";
import { buildPages } from "../server/cli/build-pages.ts";
import type { Result } from "./result.ts";

const WEB = resolve(import.meta.dirname, "../dist/web");

const manifestSchema = z.record(
  z.string(),
  z.object({ file: z.string(), imports: z.array(z.string()).default([]), css: z.array(z.string()).default([]) }),
);

export async function pagesBench(): Promise<Result[]> {
  await buildPages(WEB, () => undefined);
  const manifest = manifestSchema.parse(JSON.parse(await readFile(join(WEB, ".vite/manifest.json"), "utf8")));
  const sizeOf = async (file: string) => gzipSync(await readFile(join(WEB, file))).length;
  const measure = async (entry: string) => {
    const scripts = new Set<string>();
    const styles = new Set<string>();
    const visit = (name: string) => {
      const chunk = manifest[name];
      if (!chunk || scripts.has(chunk.file)) return;
      scripts.add(chunk.file);
      for (const style of chunk.css) styles.add(style);
      for (const next of chunk.imports) visit(next);
    };
    visit(entry);
    let script = 0;
    for (const file of scripts) script += await sizeOf(file);
    let all = script + gzipSync(await readFile(join(WEB, entry))).length;
    for (const file of styles) all += await sizeOf(file);
    return { script, all };
  };
  /** The words of the room's first page, in the language that takes the most. */
  const heaviestWords = async () => {
    const sizes = await Promise.all(
      Object.entries(manifest)
        .filter(([name]) => /^candidate\/words\/[a-z]+\/entrance\.ts$/.test(name))
        .map(([, { file }]) => sizeOf(file)),
    );
    return Math.max(...sizes);
  };
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  const shell = await measure("candidate/index.html");
  const words = await heaviestWords();
  const room = { script: shell.script + words, all: shell.all + words };
  const dashboard = await measure("dashboard/index.html");
  const files = await readdir(join(WEB, "assets"));
  return [
    {
      work: "the room's first load, JavaScript",
      measured: kilobytes(room.script),
      beside: "",
      ratio: "",
      bar: "at most 90 kB",
      met: room.script <= 90_000,
    },
    {
      work: "the room's first load, all",
      measured: kilobytes(room.all),
      beside: "",
      ratio: "",
      bar: "at most 180 kB",
      met: room.all <= 180_000,
    },
    {
      work: `the dashboard's shell, JavaScript (${files.length} files in the build)`,
      measured: kilobytes(dashboard.script),
      beside: "",
      ratio: "",
      bar: "reported",
      met: null,
    },
  ];
}
