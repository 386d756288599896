/** The arrows between the rooms of the house, as rules over the imports of every source file. */
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, posix } from "node:path";

export interface ImportLine {
  /** As written: a package, a built-in, or a relative path. */
  from: string;
  /** Path from the root of the repository for a relative import; null for packages and built-ins. */
  path: string | null;
  /** Names that exist at run time; "*" for a namespace, a side effect or a dynamic import. */
  values: string[];
}

export interface SourceFile {
  /** From the root of the repository, with forward slashes. */
  path: string;
  text: string;
  imports: ImportLine[];
}

export interface Rule {
  name: string;
  /** One sentence per violation. */
  violations(files: readonly SourceFile[]): string[];
  /** A file that breaks the rule, so that the rule is known to notice one. */
  planted: { path: string; text: string }[];
}

const FOLDERS = ["server", "web", "shared", "test", "conformance", "bench"];
const STATIC = /^(?:import|export)\s+(type\s+)?([\w\s{},*$]*?)\s*from\s*["']([^"']+)["']/gm;
const SIDE_EFFECT = /^import\s+["']([^"']+)["']/gm;
const DYNAMIC = /\bimport\(\s*["'`]([^"'`]+)["'`]/g;

/** Reads the imports, re-exports and dynamic imports of a file; a type-only one has no values. */
export function parseSource(path: string, text: string): SourceFile {
  const line = (from: string, values: string[]): ImportLine => ({
    from,
    path: from.startsWith(".") ? posix.normalize(posix.join(dirname(path), from)) : null,
    values,
  });
  const imports: ImportLine[] = [];
  for (const [, typeOnly, clause = "", from = ""] of text.matchAll(STATIC)) {
    imports.push(line(from, typeOnly ? [] : valuesOf(clause)));
  }
  for (const [, from = ""] of text.matchAll(SIDE_EFFECT)) imports.push(line(from, ["*"]));
  for (const [, from = ""] of text.matchAll(DYNAMIC)) imports.push(line(from, ["*"]));
  return { path, text, imports };
}

function valuesOf(clause: string): string[] {
  const braces = /\{([^}]*)\}/.exec(clause);
  const named = (braces?.[1] ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && !name.startsWith("type "))
    .map((name) => name.split(/\s+as\s+/)[0] ?? name);
  const rest = clause
    .replace(/\{[^}]*\}/, "")
    .replaceAll(",", " ")
    .trim();
  return rest === "" ? named : [...named, rest.startsWith("*") ? "*" : rest];
}

/** Every TypeScript file of the repository. */
export async function readSources(root: string): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for (const folder of FOLDERS) {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      if (!entry.isFile() || !/\.tsx?$/.test(entry.name) || entry.name.endsWith(".d.ts")) continue;
      const full = join(entry.parentPath, entry.name);
      const path = full.slice(root.length).replaceAll("\\", "/").replace(/^\//, "");
      files.push(parseSource(path, await readFile(full, "utf8")));
    }
  }
  return files;
}

/** Tests and what only tests use may reach further than what ships. */
export const isTest = ({ path }: SourceFile): boolean => /\.test\.tsx?$|(^|\/)testing\//.test(path);

/** The feature of server/core that a path lies in; null for core's own files and everything else. */
export const featureOf = (path: string): string | null => /^server\/core\/([^/]+)\//.exec(path)?.[1] ?? null;

export const wireOf = (path: string): string | null => /^server\/wires\/([^/]+)\//.exec(path)?.[1] ?? null;

/** The package of an import, without a path inside it; null for relative imports and built-ins. */
export function packageOf({ from, path }: ImportLine): string | null {
  if (path !== null || from.startsWith("node:")) return null;
  const [scope = "", name = ""] = from.split("/");
  return scope.startsWith("@") ? `${scope}/${name}` : scope;
}

/** A rule over each import of the files that it is about. */
export function importRule(
  name: string,
  about: (file: SourceFile) => boolean,
  allowed: (line: ImportLine, file: SourceFile) => boolean,
  planted: Rule["planted"],
): Rule {
  return {
    name,
    planted,
    violations: (files) =>
      files
        .filter(about)
        .flatMap((file) =>
          file.imports
            .filter((line) => !allowed(line, file))
            .map((line) => `${file.path} imports ${line.values.length === 0 ? "(types) " : ""}${line.from}`),
        ),
  };
}
