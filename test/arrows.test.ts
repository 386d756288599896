/** Keeps the arrows of the house, and shows that each rule notices what it forbids. */
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { RULES } from "./arrow-rules.ts";
import { parseSource, readSources, type SourceFile } from "./arrows.ts";

let files: SourceFile[] = [];
beforeAll(async () => {
  files = await readSources(fileURLToPath(new URL("..", import.meta.url)));
});

it("reads the whole house", () => {
  const paths = files.map((file) => file.path);
  expect(paths).toContain("server/main.ts");
  expect(paths).toContain("web/candidate/app.tsx");
  expect(paths).toContain("shared/ids.ts");
  const known = new Set(paths);
  const dangling = files.flatMap((file) =>
    file.imports
      .filter(({ path }) => path?.match(/\.tsx?$/) && !known.has(path))
      .map(({ from }) => `${file.path}: ${from}`),
  );
  expect(dangling).toEqual([]);
});

it("reads every form of import", () => {
  const text = [
    'import one, { two as three, type Four } from "a";',
    'import type { Five } from "@b/c/d";',
    'import * as six from "node:fs";',
    'import "../style.ts";',
    'export { seven } from "./e.ts";',
    'export * from "./f.ts";',
    "import {",
    "  eight,",
    "  type Nine,",
    '} from "g";',
    'const ten = await import("h");',
    'const words = "import nothing from here";',
  ].join("\n");
  expect(parseSource("server/x/y.ts", text).imports).toEqual([
    { from: "a", path: null, values: ["two", "one"] },
    { from: "@b/c/d", path: null, values: [] },
    { from: "node:fs", path: null, values: ["*"] },
    { from: "./e.ts", path: "server/x/e.ts", values: ["seven"] },
    { from: "./f.ts", path: "server/x/f.ts", values: ["*"] },
    { from: "g", path: null, values: ["eight"] },
    { from: "../style.ts", path: "server/style.ts", values: ["*"] },
    { from: "h", path: null, values: ["*"] },
  ]);
});

describe.each(RULES)("$name", (rule) => {
  it("holds", () => {
    expect(rule.violations(files)).toEqual([]);
  });

  it("notices what it forbids", () => {
    const planted = rule.planted.map(({ path, text }) => parseSource(path, text));
    const noticed = rule.violations(planted).join("\n");
    // A planted file that only leads to the culprit is named on the way.
    for (const { path } of planted) expect(noticed).toContain(path);
  });
});
