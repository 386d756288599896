/** Many candidates in the dashboard: pasted, checked by the thousand, filtered by the address, chosen by keys, acted on together, exported. */
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { heading, press } from "./candidate.ts";
import { type DeployedDashboard, deployDashboard, named } from "./deployed-dashboard.ts";
import { inspect } from "./inspect.ts";

let dashboard: DeployedDashboard;
let positionId: string;

beforeAll(async () => {
  dashboard = await deployDashboard();
  ({ id: positionId } = await dashboard.call(named, "POST", "/positions", {
    title: "Track engineer",
    settings: { tags: [{ name: "Shift", options: ["Day", "Night"] }] },
    questions: [{ text: "What have you built?" }],
  }));
});
afterAll(() => dashboard?.close());

const rowsSchema = z.object({
  data: z.array(
    z.object({
      candidate: z.object({ name: z.string(), email: z.string() }),
      tags: z.record(z.string(), z.string()),
      expiresAt: z.string().nullable(),
    }),
  ),
});
/** Everybody that a query of the API finds, by name. */
async function found(query = "") {
  const { data } = await dashboard.call(rowsSchema, "GET", `/interviews?positionId=${positionId}${query}`);
  return new Map(data.map((row) => [row.candidate.name, row]));
}

const panel = () => dashboard.page.getByRole("dialog");
const link = (name: string) => dashboard.page.getByRole("link", { name, exact: true });
const hasKeyboard = (name: string) => expect.poll(() => link(name).evaluate((one) => one === document.activeElement));

it("takes a pasted list, and a row without an address once it has one", async () => {
  const { page } = dashboard;
  await dashboard.go(`/candidates/import?position=${positionId}`);
  await page
    .getByLabel("Paste a list")
    .fill("Ada Lovelace <ada@example.com>, Grace Hopper <grace@example.com>\njean@example.com Jean Bartik\nIda Rhodes");
  await press(page, "Continue");
  await page.getByText("3 rows ready, 1 row refused").waitFor();
  const cell = page.getByLabel("E-mail, row 4");
  await cell.fill("ida@example.com");
  await cell.press("Enter");
  await page.getByText("4 rows ready.").waitFor();
  await page.getByRole("combobox", { name: "Admission" }).press("Enter");
  await page.getByRole("option", { name: /^Admitted/ }).click();
  // How they come in is part of what is checked.
  await press(page, "Check the rest");
  await page.getByText("4 rows ready.").waitFor();
  await press(page, "Add 4 candidates");
  await page.getByText("4 candidates are added.").waitFor();
  await press(page, "Add others");
  await page.getByLabel("CSV file").waitFor({ state: "attached" });
  expect(
    [...(await found()).values()].map((row) => row.candidate).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  ).toEqual([
    { name: "Ada Lovelace", email: "ada@example.com" },
    { name: "Grace Hopper", email: "grace@example.com" },
    { name: "Ida Rhodes", email: "ida@example.com" },
    { name: "Jean Bartik", email: "jean@example.com" },
  ]);
});

it("checks ten thousand rows and answers meanwhile", async () => {
  const { page } = dashboard;
  // The last rows are kept waiting until the page has answered, so that there are rows to check for as long as it takes.
  let release = () => {};
  const answered = new Promise<void>((resolve) => {
    release = resolve;
  });
  let sent = 0;
  await page.route("**/api/v1/interviews/batch", async (route) => {
    sent += 1;
    if (sent > 10) await answered;
    await route.continue();
  });
  const rows = Array.from({ length: 10_000 }, (_one, index) => `Person ${index},person${index}@example.com`);
  await dashboard.go(`/candidates/import?position=${positionId}`);
  await page.getByLabel("CSV file").setInputFiles({
    name: "many.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(["Name,E-mail", ...rows].join("\n")),
  });
  await press(page, "Check 10,000 rows");
  await page.getByRole("button", { name: /^All 10,000$/ }).waitFor();
  const pager = page.getByRole("navigation", { name: "Rows" });
  await pager.getByRole("button", { name: "Next" }).click();
  await pager.getByText("51 to 100 of 10,000").waitFor();
  await page.getByText("person99@example.com").waitFor();
  await page.getByText(/rows not checked yet/).waitFor();
  release();
  await page.getByText("“many.csv”: 10,000 rows ready.").waitFor({ timeout: 120_000 });
  await page.unroute("**/api/v1/interviews/batch");
  await press(page, "Start again");
  await page.getByLabel("Paste a list").waitFor();
});

it("chooses by keys without losing its place, and tags, extends, resends to and archives who is chosen", async () => {
  const { page } = dashboard;
  await dashboard.go(`/positions/${positionId}?sort=name`);
  await link("Ada Lovelace").waitFor();
  await page.keyboard.press("j");
  await hasKeyboard("Ada Lovelace").toBe(true);
  await page.keyboard.press("x");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("x");
  await page.getByText("2 candidates selected").waitFor();
  await hasKeyboard("Grace Hopper").toBe(true);
  const bar = page.getByRole("region", { name: "Selection" });
  const act = async (action: string, verb: RegExp, done: string, fill?: () => Promise<unknown>) => {
    await bar.getByRole("button", { name: action, exact: true }).press("Enter");
    await fill?.();
    await panel().getByRole("button", { name: verb }).press("Enter");
    await panel().getByText(done).waitFor();
    await panel().getByRole("button", { name: "Done" }).press("Enter");
    await panel().waitFor({ state: "detached" });
  };
  const chooseBoth = async () => {
    for (const name of ["Ada Lovelace", "Grace Hopper"]) {
      await link(name).focus();
      await page.keyboard.press("x");
    }
    await page.getByText("2 candidates selected").waitFor();
  };
  await act("Tag", /^Tag 2 candidates/, "2 candidates were tagged.", async () => {
    await panel().getByRole("combobox", { name: "Tag" }).press("Enter");
    await page.getByRole("option", { name: "Shift" }).click();
    await panel().getByRole("combobox", { name: "Option" }).press("Enter");
    await page.getByRole("option", { name: "Night" }).click();
    await inspect(page, "candidates-bulk");
    await page.setViewportSize({ width: 1280, height: 900 });
  });
  expect((await found("&tag=Shift%3DNight")).size).toBe(2);

  await chooseBoth();
  const endOf = async () => (await found()).get("Ada Lovelace")?.expiresAt ?? "";
  // The link's time begins with the invitation.
  await expect.poll(endOf).not.toBe("");
  const before = await endOf();
  await act("Extend", /^Extend 2 candidates/, "2 candidates were given more time.", () =>
    panel().getByLabel("Days more").fill("2"),
  );
  expect(Date.parse(await endOf()) - Date.parse(before)).toBe(2 * 86_400_000);

  await chooseBoth();
  await act("Resend", /^Resend to 2 candidates/, "2 candidates were sent the invitation again.");
  const mails = z.object({ data: z.array(z.object({ purpose: z.string(), toEmail: z.string() })) });
  const again = (await dashboard.call(mails, "GET", "/mails?limit=50")).data.filter(
    ({ purpose }) => purpose === "resend",
  );
  expect(again.map(({ toEmail }) => toEmail).toSorted()).toEqual(["ada@example.com", "grace@example.com"]);

  await chooseBoth();
  await bar.getByRole("button", { name: "More actions for the selection" }).press("Enter");
  await page.getByRole("menuitem", { name: "Archive …" }).press("Enter");
  await panel()
    .getByRole("button", { name: /^Archive 2/ })
    .press("Enter");
  await panel().getByText("2 candidates were archived.").waitFor();
  await panel().getByRole("button", { name: "Done" }).press("Enter");
  await link("Ada Lovelace").waitFor({ state: "detached" });
  expect([...(await found()).keys()].toSorted()).toEqual(["Ida Rhodes", "Jean Bartik"]);
  await page.getByRole("checkbox", { name: "Archived" }).press("Space");
  await link("Ada Lovelace").waitFor();
});

it("keeps its filters in the address, over a reload and a way back, and exports what they leave", async () => {
  const { page } = dashboard;
  await dashboard.go("/candidates");
  await link("Ida Rhodes").waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("ida@");
  await link("Jean Bartik").waitFor({ state: "detached" });
  await page.getByRole("combobox", { name: "Progress" }).press("Enter");
  await page.getByRole("option", { name: /^Not started/ }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get("progress")).toBe("created,invited");
  expect(new URL(page.url()).searchParams.get("search")).toBe("ida@");
  await page.reload();
  await link("Ida Rhodes").press("Enter");
  await heading(page, "Ida Rhodes").waitFor();
  await page.goBack();
  await page.getByRole("button", { name: "Take away the filter Not started" }).waitFor();
  await expect.poll(() => page.getByPlaceholder("Name or e-mail").inputValue()).toBe("ida@");
  await link("Ida Rhodes").waitFor();
  await link("Jean Bartik").waitFor({ state: "detached" });

  const coming = page.waitForEvent("download");
  await press(page, "Export CSV");
  const csv = await readFile(await (await coming).path(), "utf8");
  expect(csv).toContain("ida@example.com");
  expect(csv).not.toContain("jean@example.com");
});
