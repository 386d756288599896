/** Whatever a candidate or a guest reads stands in a catalogue: no screen of the room, nor the share page, has a sentence of its own. */
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { parseSync } from "vite";
import { expect, it } from "vitest";
import { recording } from "../web/candidate/words/en/recording.ts";

const ROOM = join(import.meta.dirname, "../web/candidate");
/** What a person reads or hears of an attribute. */
const SPOKEN_ATTRIBUTE =
  /^(?:aria-(?:label|description|roledescription|valuetext|placeholder)|title|placeholder|alt|label|hint|where|words|fault)$/;
const LETTERS = /\p{L}{2}/u;
/** A capital letter, and a word that others follow: nothing but a sentence begins like that here. */
const SENTENCE = /^\p{Lu}\p{L}*[’']?\p{L}* /u;

interface Node {
  type: string;
  [property: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";

const textOf = (node: Node): string[] => {
  if (node.type === "Literal" && typeof node.value === "string") return [node.value];
  if (node.type === "TemplateElement" && isRaw(node.value)) return [node.value.raw];
  return [];
};
const isRaw = (value: unknown): value is { raw: string } =>
  typeof value === "object" && value !== null && "raw" in value && typeof value.raw === "string";

/** Every sentence of a file that a person would meet. */
function wordsIn(path: string, code: string): string[] {
  const found: string[] = [];
  const visit = (node: Node): void => {
    if (node.type === "ImportDeclaration" || node.type === "ThrowStatement") return;
    if (node.type === "JSXText" && typeof node.value === "string" && LETTERS.test(node.value)) found.push(node.value);
    if (node.type === "JSXAttribute" && isNode(node.name) && SPOKEN_ATTRIBUTE.test(String(node.name.name))) {
      if (isNode(node.value)) found.push(...textOf(node.value).filter((text) => LETTERS.test(text)));
    }
    found.push(...textOf(node).filter((text) => SENTENCE.test(text.trimStart())));
    for (const child of Object.values(node)) {
      for (const one of Array.isArray(child) ? child : [child]) if (isNode(one)) visit(one);
    }
  };
  const { program, errors } = parseSync(path, code);
  if (errors.length > 0 || !isNode(program)) throw new Error(`${path} can not be read.`);
  visit(program);
  return found.map((text) => text.trim());
}

it.each([
  ["screen of the room", ROOM, 40],
  ["part of the share page", join(ROOM, "../share"), 8],
])("has no words of its own on any %s", async (_what, folder, atLeast) => {
  const files = (await readdir(folder, { recursive: true })).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !/^words\/[a-z]{2}[/.]/.test(file),
  );
  expect(files.length).toBeGreaterThan(atLeast);
  const found: string[] = [];
  for (const file of files) {
    for (const text of wordsIn(file, await readFile(join(folder, file), "utf8"))) found.push(`${file}: ${text}`);
  }
  expect(found).toEqual([]);
});

it("finds words between tags, in attributes, in values and in templates", () => {
  const code = `const a = <p title="Close">Hello {b ? "Good day to you" : \`Dear \${name}\`}</p>;`;
  expect(wordsIn("a.tsx", code)).toEqual(["Close", "Hello", "Good day to you", "Dear"]);
});

it("says on the first pages only what has come with them", async () => {
  const seen = new Set<string>();
  const found: string[] = [];
  const visit = async (file: string): Promise<void> => {
    if (seen.has(file) || file.startsWith("..")) return;
    seen.add(file);
    const text = await readFile(join(ROOM, file), "utf8");
    for (const [, given = ""] of text.matchAll(/\b(?:say|sayWith|raw)\(([^)]*)/g)) {
      for (const [, key = ""] of given.matchAll(/"(\w+)"/g)) if (key in recording) found.push(`${file}: ${key}`);
    }
    for (const [, path = ""] of text.matchAll(/^import (?!type )[^;]*? from "(\.[^"]+)"/gm)) {
      await visit(normalize(join(dirname(file), path)));
    }
  };
  await visit("app.tsx");
  expect(seen.size).toBeGreaterThan(20);
  expect([...seen]).not.toContain("screens/lobby.tsx");
  expect(found).toEqual([]);
});
