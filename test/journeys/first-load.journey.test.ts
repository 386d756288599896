/** What the dashboard loads until its first list is read: all JavaScript that a real browser has asked for by then, compressed. */
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createPosition } from "../factories.ts";
import { type Candidate, heading, startCandidate } from "./candidate.ts";
import { type Dashboard, openDashboard, signIn } from "./dashboard.ts";

/** Kilobytes of 1000 bytes; 210.5 when this was written. */
const MOST = 220;

let dashboard: Dashboard;
let person: Candidate;

beforeAll(async () => {
  dashboard = await openDashboard();
  await createPosition(dashboard.db.database, dashboard.workspaceId, { title: "Site engineer" });
  person = await startCandidate();
});
afterAll(async () => {
  await person?.close();
  await dashboard?.close();
});

/** Runs in the page before its own code: notes which scripts were asked for at the moment at which a list has a row. */
function noteAtFirstRow(): void {
  const look = new MutationObserver(() => {
    if (!document.querySelector("tbody tr")) return;
    look.disconnect();
    const asked = performance.getEntriesByType("resource").map(({ name }) => name);
    Reflect.set(
      window,
      "askedAtFirstRow",
      asked.filter((name) => new URL(name).pathname.endsWith(".js")),
    );
  });
  look.observe(document, { childList: true, subtree: true });
}

it("is at most 220 kB of compressed JavaScript until the first list shows", async () => {
  const first = await person.open(`${dashboard.url}/app`);
  await signIn(first, dashboard.owner.email, dashboard.owner.password);
  await heading(first, "Positions").first().waitFor();
  await first.close();

  await person.context.addInitScript(noteAtFirstRow);
  const page = await person.open(`${dashboard.url}/app`);
  await page.getByRole("row", { name: "Site engineer" }).waitFor();
  const asked = await page.evaluate((): string[] => Reflect.get(window, "askedAtFirstRow"));
  const files = await Promise.all(
    [...new Set(asked)].map(async (address) => {
      const answer = await fetch(address);
      return { file: new URL(address).pathname, bytes: gzipSync(Buffer.from(await answer.arrayBuffer())).length };
    }),
  );
  // The shell and the list at least; what is not there would weigh nothing.
  expect(files.map(({ file }) => file)).toEqual(
    expect.arrayContaining([expect.stringMatching(/\/dashboard-/), expect.stringMatching(/\/positions-list-/)]),
  );
  const kilobytes = files.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  expect(kilobytes, JSON.stringify(files)).toBeLessThanOrEqual(MOST);
});
