/** Keeps the promise of the tokens: every colour pair that carries words or controls has its contrast, light and dark. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./properties.css", import.meta.url), "utf8");

function tokensOf(block: string): Map<string, [number, number, number]> {
  const found = new Map<string, [number, number, number]>();
  for (const [, name = "", l, c, h] of block.matchAll(/--([\w-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\);/g)) {
    found.set(name, [Number(l), Number(c), Number(h)]);
  }
  return found;
}

/** Relative luminance of an OKLCH colour, clipped to sRGB as a screen does. */
function luminance([l, c, h]: [number, number, number]): number {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  const red = clip(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short);
  const green = clip(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short);
  const blue = clip(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const darkAt = css.indexOf("@media (prefers-color-scheme: dark)");
const light = tokensOf(css.slice(0, darkAt));
const dark = new Map([...light, ...tokensOf(css.slice(darkAt))]);

const grounds = ["canvas", "surface", "raised", "sunken"];
const pairs: [string, string, number][] = [
  ...grounds.flatMap((ground): [string, string, number][] => [
    ["text", ground, 7],
    ["text-quiet", ground, 4.5],
    ["line", ground, 3],
    ["live", ground, 3],
    ["accent", ground, 4.5],
    ["good", ground, 4.5],
    ["warn", ground, 4.5],
    ["bad", ground, 4.5],
  ]),
  ["accent-text", "accent", 7],
  ["accent-text", "accent-hover", 7],
  ["text", "accent-tint", 7],
  ["good", "good-tint", 7],
  ["warn", "warn-tint", 7],
  ["bad", "bad-tint", 7],
  ["picture-text", "picture", 7],
];

describe.each([
  ["light", light],
  ["dark", dark],
])("in %s mode", (_mode, tokens) => {
  it.each(pairs)("%s on %s has a contrast of at least %s", (name, ground, least) => {
    const front = tokens.get(name);
    const back = tokens.get(ground);
    if (!front || !back) throw new Error(`No token ${name} or ${ground}.`);
    const [brighter, darker] = [luminance(front), luminance(back)].sort((a, b) => b - a);
    expect(((brighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05)).toBeGreaterThanOrEqual(least);
  });
});
