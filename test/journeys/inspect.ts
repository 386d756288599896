/** Looks at a page as people see it: on a phone and a desk, light and dark; no fault that axe finds, nothing that scrolls sideways. */
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const OUTPUT = resolve(import.meta.dirname, "../output/pages");
const WIDTHS = [390, 1440];
const SCHEMES = ["light", "dark"] as const;

interface AxeFinding {
  id: string;
  nodes: string[];
}

async function axeFindings(page: Page): Promise<AxeFinding[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (
      window as unknown as {
        axe: {
          run(context: object, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
        };
      }
    ).axe.run(
      // The player's own controls are named by what they do, and show a time or a rate.
      { exclude: [["media-time-display"], ["media-playback-rate-button"]] },
      { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    );
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.slice(0, 3).map((node) => node.html.slice(0, 160)) }));
  });
}

/** Looks at what the page shows now as it is, which is quick: for a panel of a page that was inspected. */
export async function glance(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  expect({ where: name, findings: await axeFindings(page) }).toEqual({ where: name, findings: [] });
}

/** Looks at what the page shows now in every width and colour scheme, and keeps a picture of each. */
export async function inspect(page: Page, name: string): Promise<void> {
  await mkdir(OUTPUT, { recursive: true });
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
      await page.waitForTimeout(250);
      await page.screenshot({ path: join(OUTPUT, `${name}-${width}-${scheme}.png`), fullPage: true });
      const where = `${name} at ${width}, ${scheme}`;
      expect({ where, findings: await axeFindings(page) }).toEqual({ where, findings: [] });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect({ where, overflow }).toEqual({ where, overflow: 0 });
    }
  }
}
