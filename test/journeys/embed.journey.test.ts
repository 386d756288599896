/** A page of another site that embeds the room by /embed.js, as docs/embedding.md shows it. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { type Deployment, deploy, setUp } from "../deployment.ts";
import {
  type Candidate,
  goOnFromCheck,
  goOnFromConsent,
  heading,
  type Invited,
  invite,
  keepAndFinish,
  press,
  record,
  shareOf,
  startCandidate,
} from "./candidate.ts";

let deployment: Deployment;
let key: string;
let candidate: Candidate;
let host: Server;
let body = "";

beforeAll(async () => {
  deployment = await deploy();
  ({ key } = await setUp(deployment));
  candidate = await startCandidate();
  // "localhost" and "127.0.0.1" are two sites to a browser.
  host = createServer((request, response) => {
    response.setHeader("content-type", "text/html");
    if (request.url === "/elsewhere") return void response.end("<!doctype html><title>Elsewhere</title>");
    response.end(`<!doctype html><title>Host</title>
      <script>window.heard = []; addEventListener("message", (event) => heard.push(["message", event.origin, event.data]));</script>
      <script src="${deployment.url}/embed.js"></script>${body}`);
  });
  await new Promise<void>((resolve) => host.listen(0, "localhost", resolve));
});
afterAll(async () => {
  host?.close();
  await candidate?.close();
  await deployment?.stop();
});

function openHost(content: string): Promise<Page> {
  body = content;
  return candidate.open(`http://localhost:${(host.address() as AddressInfo).port}/`);
}

const heardBy = (page: Page): Promise<unknown[]> => page.evaluate(() => Reflect.get(window, "heard"));

const mounted = (options: object) => `<main></main><script>
  Greenroom.mount("main", { ...${JSON.stringify(options)}, onEvent: (event) => heard.push(["event", event]) });
</script>`;

async function listOrigins(embedOrigins: string[]): Promise<void> {
  const answer = await fetch(`${deployment.url}/api/v1/workspace`, {
    method: "PATCH",
    headers: { "x-api-key": key, "content-type": "application/json" },
    body: JSON.stringify({ settings: { embedOrigins } }),
  });
  expect(answer.status).toBe(200);
}

async function positionOf({ interviewId }: Invited): Promise<string> {
  const answer = await fetch(`${deployment.url}/api/v1/interviews/${interviewId}`, { headers: { "x-api-key": key } });
  return z.object({ positionId: z.string() }).parse(await answer.json()).positionId;
}

it("has at most 6 kB to load", async () => {
  const answer = await fetch(`${deployment.url}/embed.js`);
  expect(answer.headers.get("content-type")).toContain("javascript");
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  expect(gzipSync(await answer.text()).length).toBeLessThanOrEqual(6 * 1024);
});

it("tells the host page what happens in the room, in its own form and in those that other clients know", async () => {
  const invited = await invite(deployment, key);
  const page = await openHost(mounted({ src: invited.link, skipIntro: true, color: "0a5533", height: "850px" }));
  const room = page.frameLocator("iframe");
  await room.getByRole("heading", { name: "What you agree to" }).waitFor();
  const accent = () =>
    room.locator("html").evaluate((root) => getComputedStyle(root).getPropertyValue("--accent").trim());
  expect(await accent()).toBe("#0a5533");
  await goOnFromConsent(room);
  await record(room, 3);
  await press(room, "Stop and review");
  await keepAndFinish(room);
  const { interviewId } = invited;
  await expect.poll(() => heardBy(page)).toContainEqual(["message", deployment.url, "close-iframe"]);
  const heard = z.array(z.tuple([z.string()], z.unknown())).parse(await heardBy(page));
  const events = heard.flatMap(([kind, event]) => (kind === "event" ? [event] : []));
  expect(events).toMatchObject([
    { source: "greenroom", type: "interview.started", interviewId },
    { source: "greenroom", type: "interview.answered", interviewId },
    { source: "greenroom", type: "interview.finished", interviewId },
  ]);
  const messages = heard.flatMap(([kind, , data]) => (kind === "message" ? [data] : []));
  expect(messages.slice(-3)).toEqual([{ type: "interview.completed" }, "interview-completed", "close-iframe"]);
  expect(JSON.stringify(heard)).not.toContain("Jane");
  await page.close();
});

const FORGED = { source: "greenroom", type: "interview.finished" };
const eventsHeardBy = async (page: Page): Promise<unknown[]> =>
  z
    .array(z.tuple([z.string(), z.unknown()]).rest(z.unknown()))
    .parse(await heardBy(page))
    .flatMap(([kind, event]) => (kind === "event" ? [event] : []));

it("hears its own frame alone, and that one only while it shows the site that it was given", async () => {
  const invited = await invite(deployment, key);
  const page = await openHost(
    `${mounted({ src: invited.link })}<iframe name="beside" src="${deployment.url}/embed.js"></iframe>`,
  );
  const own = page.frameLocator("greenroom-frame iframe");
  await own.getByRole("heading", { name: "Site engineer" }).waitFor();
  const frame = await (await page.waitForSelector("greenroom-frame iframe")).contentFrame();
  const beside = page.frame({ name: "beside" });
  if (!frame || !beside) throw new Error("The frames are not there.");
  await beside.waitForURL("**/embed.js");
  const tell = (from: typeof frame, message: object) =>
    from.evaluate((told) => window.parent.postMessage(told, "*"), message);
  const isHeard = (origin: string, message: object) =>
    expect.poll(() => heardBy(page)).toContainEqual(["message", origin, message]);

  // The page itself, and another frame that shows the same site: the origin is right, the window is not.
  await page.evaluate((told) => window.postMessage(told, "*"), FORGED);
  await isHeard(new URL(page.url()).origin, FORGED);
  await tell(beside, { ...FORGED, from: "beside" });
  await isHeard(deployment.url, { ...FORGED, from: "beside" });
  expect(await eventsHeardBy(page)).toEqual([]);

  // What the frame says in another form than the room's is no event; what it says in that form is one.
  await tell(frame, { type: "interview.finished" });
  await tell(frame, { source: "greenroom", type: 1 });
  await tell(frame, { ...FORGED, from: "own" });
  await expect.poll(() => eventsHeardBy(page)).toEqual([{ ...FORGED, from: "own" }]);

  // The frame went to another site: the window is right, the origin is not.
  const elsewhere = `${new URL(page.url()).origin}/elsewhere`;
  await frame.evaluate((address) => location.assign(address), elsewhere);
  await expect.poll(() => page.frames().map((one) => one.url())).toContain(elsewhere);
  const gone = page.frames().find((one) => one.url() === elsewhere);
  if (!gone) throw new Error("The frame stayed.");
  await gone.waitForLoadState();
  await tell(gone, { ...FORGED, from: "elsewhere" });
  await isHeard(new URL(elsewhere).origin, { ...FORGED, from: "elsewhere" });
  expect(await eventsHeardBy(page)).toEqual([{ ...FORGED, from: "own" }]);
  await page.close();
});

it("stands in odd pages: loaded twice, without a usable address, moved about, led elsewhere", async () => {
  const [first, second] = [await invite(deployment, key), await invite(deployment, key, { questions: 2 })];
  const page = await openHost(
    `<script src="${deployment.url}/embed.js"></script><greenroom-frame></greenroom-frame><main></main>
      <greenroom-frame src="javascript:heard.push('ran')"></greenroom-frame><greenroom-frame src="/i/relative"></greenroom-frame>
      <greenroom-frame id="own" src="${first.link}"></greenroom-frame>
      <script>document.addEventListener("greenroom", ({ target, detail }) => heard.push(["event", [target.id, detail.type]]));</script>`,
  );
  const own = page.frameLocator("#own iframe");
  await own.getByRole("heading", { name: "Site engineer" }).waitFor();
  expect(await page.locator("iframe").count()).toBe(1);
  const nowhere = await page.evaluate(() => {
    try {
      Reflect.get(window, "Greenroom").mount("#nowhere", { src: "https://example.com/" });
    } catch (error) {
      return String(error);
    }
  });
  expect(nowhere).toContain("#nowhere");

  await page.evaluate(() => document.querySelector("main")?.append(document.querySelector("#own") ?? ""));
  await page.locator("main iframe").waitFor();
  expect(await page.locator("iframe").count()).toBe(1);
  await own.getByRole("heading", { name: "Site engineer" }).waitFor();
  await page.locator("#own").evaluate((element, src) => element.setAttribute("src", src), second.link);
  const address = new URL(second.link).searchParams.get("key") ?? "";
  await expect.poll(() => page.locator("#own iframe").getAttribute("src")).toContain(address);
  await expect
    .poll(() =>
      page
        .frames()
        .map((one) => one.url())
        .join(),
    )
    .toContain(`/i/${address}`);
  await own.getByRole("heading", { name: "Site engineer" }).waitFor();
  const frame = page.frames().find((one) => one.url().includes(address));
  await frame?.evaluate((told) => window.parent.postMessage(told, "*"), FORGED);
  // Heard once, by one listener, however often the element came and went.
  await expect.poll(() => heardBy(page)).toContainEqual(["message", deployment.url, FORGED]);
  expect(await eventsHeardBy(page)).toEqual([["own", FORGED.type]]);
  await page.close();
});

it("tells the site around it alone", async () => {
  const invited = await invite(deployment, key);
  // The host page sits in a page of another site itself, which frames what it likes and hears nothing of the room.
  const page = await openHost(mounted({ src: invited.link }));
  const inner = page.url();
  const outer = await candidate.open(`${deployment.url}/embed.js`);
  await outer.evaluate((src) => {
    Reflect.set(window, "heard", []);
    addEventListener("message", ({ data }) => Reflect.get(window, "heard").push(data));
    const frame = document.createElement("iframe");
    frame.src = src;
    frame.allow = "camera *; microphone *";
    document.body.append(frame);
  }, inner);
  await page.close();
  const host = outer.frameLocator("iframe");
  const room = host.frameLocator("iframe");
  await press(room, "Continue");
  await goOnFromConsent(room);
  const hostFrame = outer.frames().find((one) => one.url() === inner);
  if (!hostFrame) throw new Error("The host page is not framed.");
  await expect
    .poll(() => hostFrame.evaluate(() => JSON.stringify(Reflect.get(window, "heard"))))
    .toContain("interview.started");
  expect(await heardBy(outer)).toEqual([]);
  await outer.close();
});

it("fills in what the host page knows of an applicant, and keeps it out of the room's address", async () => {
  const positionId = await positionOf(await invite(deployment, key));
  const page = await openHost(
    `<greenroom-frame src="${deployment.url}/public-application/${positionId}" first-name="Ada" last-name="Lovelace"
      email="ada@example.com" phone-number="+49 170 123" skip-intro></greenroom-frame>`,
  );
  const room = page.frameLocator("iframe");
  await expect.poll(() => room.getByLabel("Your name").inputValue()).toBe("Ada Lovelace");
  expect(await room.getByLabel("E-mail").inputValue()).toBe("ada@example.com");
  expect(await room.getByLabel(/Phone/).inputValue()).toBe("+49 170 123");
  await press(room, "Continue");
  await room.getByRole("heading", { name: "What you agree to" }).waitFor();
  const address = page.frames().at(-1)?.url() ?? "";
  expect(address).toContain("intro=skip");
  expect(address).not.toContain("ada");
  await page.close();
});

it("leaves out what the host page does not know", async () => {
  const { link: src } = await invite(deployment, key);
  const page = await openHost(
    `<main></main><script>Greenroom.mount("main", { src: "${src}", firstName: undefined, email: null, color: "0a5533" })</script>`,
  );
  expect(await page.locator("iframe").getAttribute("src")).toBe(`${src}&color=0a5533`);
  await page.close();
});

it("goes on in a window of its own where the host page passes no camera on, and says so to the host page", async () => {
  const invited = await invite(deployment, key);
  const page = await openHost(`<iframe title="Interview" width="900" height="850" src="${invited.link}"></iframe>`);
  const room = page.frameLocator("iframe");
  await press(room, "Continue");
  await room.getByRole("checkbox").check();
  await press(room, "Agree and continue");
  await press(room, "Turn on camera and microphone");
  await room.getByRole("heading", { name: "This page sits inside another page" }).waitFor();
  const code = new URL(invited.link).searchParams.get("key");
  const link = room.getByRole("link", { name: "Open in a new window" });
  expect(await link.getAttribute("href")).toBe(`${deployment.url}/i/${code}`);
  await expect
    .poll(() => heardBy(page))
    .toContainEqual([
      "message",
      deployment.url,
      expect.objectContaining({ type: "interview.error", code: "denied_in_frame" }),
    ]);
  const opened = candidate.context.waitForEvent("page");
  await link.click();
  const alone = await opened;
  await press(alone, "Turn on camera and microphone");
  await goOnFromCheck(alone);
  await record(alone, 2);
  await press(alone, "Stop and review");
  await keepAndFinish(alone);
  // The host page hears of what happens in the other window.
  await expect
    .poll(() => heardBy(page), { timeout: 60_000 })
    .toContainEqual(["message", deployment.url, "close-iframe"]);
  await alone.close();
  await page.close();
});

it("is framed by anyone until the workspace lists sites, then by those alone; the dashboard never", async () => {
  const invited = await invite(deployment, key);
  const share = await shareOf(invited);
  const policyOf = async (url: string) => (await fetch(url)).headers.get("content-security-policy") ?? "";
  for (const url of [invited.link, share.url]) expect(await policyOf(url)).not.toContain("frame-ancestors");
  expect(await policyOf(`${deployment.url}/app`)).toContain("frame-ancestors 'none'");
  await listOrigins(["https://careers.example.com"]);
  try {
    for (const url of [invited.link, share.url]) {
      expect(await policyOf(url)).toMatch(/frame-ancestors 'self' https:\/\/careers\.example\.com$/);
    }
    const page = await openHost(mounted({ src: share.url }));
    await expect.poll(() => page.frames().at(-1)?.url()).toContain("chrome-error");
    await listOrigins([`http://localhost:${(host.address() as AddressInfo).port}`]);
    await page.reload();
    await heading(page.frameLocator("iframe"), "Jane Doe").waitFor();
    await page.close();
  } finally {
    await listOrigins([]);
  }
});
