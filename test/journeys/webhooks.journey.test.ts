/** Settings, Webhooks, as an integrator uses them: adding one for a receiver beside, testing it, reading its log, ending it. */
import type { Page, Request } from "playwright-core";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Deployment, deploy, setUp } from "../deployment.ts";
import { type Received, startReceiver, type WebhookReceiver } from "../webhook-receiver.ts";
import { type Candidate, heading, press, startCandidate } from "./candidate.ts";
import { inspect } from "./inspect.ts";

let deployment: Deployment;
let receiver: WebhookReceiver;
let owner: Candidate;
let page: Page;
let key: string;

beforeAll(async () => {
  deployment = await deploy({ ALLOW_PRIVATE_TARGETS: "true" });
  receiver = await startReceiver();
  const made = await setUp(deployment);
  key = made.key;
  owner = await startCandidate();
  page = await owner.open(`${deployment.url}/app/settings?section=webhooks`);
  await page.getByLabel("E-mail").fill(made.email);
  await page.getByLabel("Password", { exact: true }).fill(made.password);
  await press(page, "Sign in");
  await heading(page, "No webhooks yet").waitFor();
});
afterAll(async () => {
  await owner?.close();
  await receiver?.close();
  await deployment?.stop();
});

const panel = () => page.getByRole("dialog");
const secretShown = async (): Promise<string> =>
  (await panel()
    .getByText(/^whsec_/)
    .textContent()) ?? "";
/** What came as the library of the specification reads it. @throws when the signature is not of this secret. */
const verified = (secret: string, { body, headers }: Received): unknown =>
  new Webhook(secret).verify(body, z.record(z.string(), z.string()).parse(headers));

/** Something happens that the webhook tells of. */
async function somethingHappens(title: string): Promise<void> {
  const answer = await fetch(`${deployment.url}/api/v1/positions`, {
    method: "POST",
    headers: { "x-api-key": key, "content-type": "application/json" },
    body: JSON.stringify({ title }),
  });
  expect(answer.status).toBe(201);
}

async function openWebhook(): Promise<void> {
  await page.getByRole("button", { name: /^Open http/ }).click();
  await panel().getByRole("heading", { name: "Deliveries" }).waitFor();
}

describe("a webhook", () => {
  let secret = "";

  it("is added with its events, and its secret is shown", async () => {
    await press(page, "Add a webhook");
    await panel().getByRole("button", { name: "Add webhook" }).click();
    await panel().getByText("An address is needed.").waitFor();
    await panel().getByLabel("Address").fill(`${receiver.url}/hooks`);
    await panel().getByRole("button", { name: "Add webhook" }).click();
    await panel().getByRole("heading", { name: "The webhook is added" }).waitFor();
    secret = await secretShown();
    expect(secret).toMatch(/^whsec_[\w+/=]{32,}$/);
    await panel().getByRole("button", { name: "Done" }).click();
    await page.getByRole("table").getByText(`${receiver.url}/hooks`).first().waitFor();
    expect(await page.getByText(secret).count()).toBe(0);
  });

  it("gets a test and what happens, signed with that secret, and its log tells of both", async () => {
    await openWebhook();
    await panel().getByRole("button", { name: "Send a test" }).click();
    await panel().getByText("Answered 200").waitFor();
    await receiver.until(1);
    expect(receiver.received.map((one) => [one.path, typeof verified(secret, one)])).toEqual([["/hooks", "object"]]);
    await panel().getByRole("button", { name: "Back" }).click();
    await somethingHappens("Site engineer");
    await receiver.until(2);
    const told = receiver.received[1];
    expect(told && verified(secret, told)).toMatchObject({ type: "position.created" });
    await panel()
      .getByRole("button", { name: /position\.created.*Delivered/ })
      .waitFor();
    await inspect(page, "webhook-panel");
  });

  it("gets a delivery again that its receiver has refused", async () => {
    receiver.answer = (_request, response) => {
      response.writeHead(500).end("Not now");
      receiver.answer = (_next, later) => void later.end();
    };
    await somethingHappens("Crane driver");
    await receiver.until(4);
    // The newest is on top, once the list has been read again.
    const rows = panel().getByRole("button", { name: /position\.created/ });
    await rows.nth(1).waitFor();
    await rows.first().click();
    await panel().getByText("Answered 500").first().waitFor();
    await panel().getByRole("status").getByText("Delivered").waitFor();
    const count = receiver.received.length;
    await panel().getByRole("button", { name: "Send again" }).click();
    await receiver.until(count + 1);
    expect(receiver.received[count]?.headers["webhook-id"]).toBe(receiver.received[count - 1]?.headers["webhook-id"]);
    await panel().getByRole("button", { name: "Back" }).click();
  });

  it("gets a range again, and as many come as are told", async () => {
    const range = panel().getByRole("region", { name: "Send a range again" });
    const send = range.getByRole("button", { name: "Send the range" });
    await send.click();
    await range.getByText("A range begins somewhere.").waitFor();
    const minute = await page.evaluate(() => {
      const now = new Date();
      return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
    });
    await range.getByLabel("From").fill("2020-01-02T00:00");
    await range.getByLabel("To (optional)").fill("2020-01-01T00:00");
    await send.click();
    await range.getByText("This is before the beginning.").waitFor();
    // What happened within this minute belongs to the range.
    await range.getByLabel("To (optional)").fill(minute);
    await range.getByLabel("Delivered ones too").click();
    const count = receiver.received.length;
    await send.click();
    const told = await page.getByText(/^On their way: \d+\.$/).textContent();
    const sent = Number(told?.match(/\d+/)?.[0]);
    await receiver.until(count + sent);
    const again = receiver.received
      .slice(count)
      .map((one) => z.looseObject({ type: z.string() }).parse(verified(secret, one)));
    expect(again.length).toBe(sent);
    expect(again.filter(({ type }) => type === "position.created").length).toBe(2);
  });

  it("looks for what is new in its log without reading all of it again", async () => {
    const count = receiver.received.length;
    for (let index = 0; index < 26; index += 1) await somethingHappens(`Position ${index}`);
    await receiver.until(count + 26);
    await panel().getByRole("button", { name: "Show older deliveries" }).click();
    // How often the newest page was read since the last time that an older one was.
    let inARow = 0;
    const look = (request: Request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname.endsWith("/deliveries")) inARow = searchParams.has("cursor") ? 0 : inARow + 1;
    };
    page.on("request", look);
    await expect.poll(() => inARow).toBeGreaterThanOrEqual(3);
    page.off("request", look);
  });

  it("changes its secret while the earlier one still signs", async () => {
    await panel().getByRole("button", { name: "Show the secret" }).click();
    expect(await secretShown()).toBe(secret);
    await panel().getByRole("button", { name: "Change it …" }).click();
    await panel().getByRole("button", { name: "Make a new secret" }).click();
    await panel().getByText("The earlier secret signs as well until").waitFor();
    const fresh = await secretShown();
    expect(fresh).not.toBe(secret);
    const count = receiver.received.length;
    await panel().getByRole("button", { name: "Send a test" }).click();
    await receiver.until(count + 1);
    const test = receiver.received[count];
    for (const one of [secret, fresh]) expect(test && verified(one, test)).toBeTruthy();
    await panel().getByRole("button", { name: "Back" }).click();
  });

  it("is switched off and sends nothing, and is deleted", async () => {
    await panel().getByRole("button", { name: "Edit …" }).click();
    await panel().getByLabel("Active").click();
    await panel().getByRole("button", { name: "Save webhook" }).click();
    await panel().getByText("Nothing is sent.", { exact: true }).waitFor();
    expect(await panel().getByRole("button", { name: "Send a test" }).isDisabled()).toBe(true);
    const count = receiver.received.length;
    await somethingHappens("Surveyor");
    await panel().getByRole("button", { name: "Edit …" }).click();
    await panel().getByRole("button", { name: "Delete …" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete webhook" }).click();
    await heading(page, "No webhooks yet").waitFor();
    expect(receiver.received.length).toBe(count);
  });
});
