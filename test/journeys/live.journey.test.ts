/** Two open pages of the dashboard: what the API changes appears on both without a reload, also after the server was away. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createInterview, createPosition } from "../factories.ts";
import { type Candidate, heading, startCandidate } from "./candidate.ts";
import { type Dashboard, openDashboard, signIn } from "./dashboard.ts";
import { glance } from "./inspect.ts";

let dashboard: Dashboard;
let desk: Candidate;
let laptop: Candidate;
let list: Page;
let detail: Page;
let positionId: string;
let interviewId: string;

beforeAll(async () => {
  dashboard = await openDashboard();
  const { db, workspaceId, owner, url } = dashboard;
  ({ id: positionId } = await createPosition(db.database, workspaceId));
  ({ id: interviewId } = await createInterview(db.database, workspaceId, positionId, { name: "Ada Lovelace" }));
  desk = await startCandidate();
  laptop = await startCandidate();
  const open = async (on: Candidate, path: string) => {
    const page = await on.context.newPage();
    // The stream stands before anything is changed.
    const live = page.waitForResponse((answer) => answer.url().includes("/events/stream"));
    await page.goto(`${url}${path}`);
    await signIn(page, owner.email, owner.password);
    await live;
    await page.evaluate(() => Reflect.set(window, "neverReloaded", true));
    return page;
  };
  list = await open(desk, `/app/positions/${positionId}`);
  detail = await open(laptop, `/app/interviews/${interviewId}`);
  await row("Ada Lovelace").waitFor();
  await heading(detail, "Ada Lovelace").waitFor();
});
afterAll(async () => {
  await desk?.close();
  await laptop?.close();
  await dashboard?.close();
});

const row = (name: string) => list.getByRole("row", { name });
const decided = (words: string) =>
  detail.getByRole("group", { name: "Decision" }).getByRole("button", { name: words, pressed: true });
const decide = (decision: string) => dashboard.api("POST", `/interviews/${interviewId}/decide`, { decision });
const isLost = (page: Page) => page.getByText("Not live at the moment", { exact: false });
const neverReloaded = (page: Page) => page.evaluate(() => Reflect.get(window, "neverReloaded"));

describe("open pages", () => {
  it("show what the API changes", async () => {
    await decide("shortlisted");
    await decided("Shortlisted").waitFor();
    await row("Ada Lovelace").getByText("Shortlisted").first().waitFor();
    await dashboard.api("POST", "/interviews", {
      positionId,
      name: "Grace Hopper",
      email: "grace@example.com",
      sendInvitation: false,
    });
    await row("Grace Hopper").waitFor();
    await dashboard.api("POST", `/interviews/${interviewId}/comments`, { words: "Look at the second answer." });
    await detail.getByText("Look at the second answer.").waitFor();
    expect([await neverReloaded(list), await neverReloaded(detail)]).toEqual([true, true]);
  });

  it("say so when the server is away for long, connect again by themselves, and catch up with what they missed", async () => {
    await dashboard.stop();
    // Nobody tells of this one: it stands there when the server is back.
    await createInterview(dashboard.db.database, dashboard.workspaceId, positionId, { name: "Katherine Johnson" });
    await isLost(list).waitFor();
    await isLost(detail).waitFor();
    await glance(list, "live-lost");
    await row("Ada Lovelace").waitFor();
    await dashboard.start();
    await decide("discarded");
    await row("Katherine Johnson").waitFor({ timeout: 60_000 });
    await decided("Discarded").waitFor({ timeout: 60_000 });
    await isLost(list).waitFor({ state: "detached" });
    await isLost(detail).waitFor({ state: "detached" });
    await decide("undecided");
    await decided("Undecided").waitFor();
    expect([await neverReloaded(list), await neverReloaded(detail)]).toEqual([true, true]);
  });
});
