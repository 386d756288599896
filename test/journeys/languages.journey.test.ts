/** An interview and a share page in German: asked for by the page that embeds it, and read from the browser; and the chooser at the foot of the page. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { type Deployment, deploy, setUp } from "../deployment.ts";
import {
  type Candidate,
  heading,
  type Invited,
  invite,
  press,
  readBack,
  shareOf,
  startCandidate,
} from "./candidate.ts";
import { inspect } from "./inspect.ts";

let deployment: Deployment;
let key: string;
let candidate: Candidate;

beforeAll(async () => {
  deployment = await deploy();
  ({ key } = await setUp(deployment));
});
afterAll(() => deployment?.stop());
afterEach(() => candidate?.close());

const languageOf = (page: Page) => page.locator("html").getAttribute("lang");

/** What an English word in a German room would look like. */
const ENGLISH = /\b(?:the|your|this|and|with|record|question|answer|take)\b/i;

async function expectGerman(page: Page): Promise<void> {
  expect(await languageOf(page)).toBe("de");
  const words = await page.evaluate(() => {
    const shown: string[] = [];
    const visit = (element: Element) => {
      // What the team wrote is marked with its language; names of languages are in their own.
      if (element.getAttribute("lang") === "en" || element.tagName === "OPTION") return;
      for (const name of ["aria-label", "title", "placeholder", "alt"]) shown.push(element.getAttribute(name) ?? "");
      for (const node of element.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) shown.push(node.textContent ?? "");
        if (node instanceof Element) visit(node);
      }
    };
    visit(document.querySelector("#room, #share") ?? document.body);
    return shown.map((text) => text.trim()).filter((text) => text !== "");
  });
  // The team's own name and the title of the position are nobody's to translate.
  expect(words.filter((text) => ENGLISH.test(text) && !/Site engineer/.test(text))).toEqual([]);
}

it("goes from the welcome to the receipt in the browser's language, every step well", async () => {
  candidate = await startCandidate({ locale: "de-AT" });
  const invited = await invite(deployment, key);
  const page = await candidate.open(invited.link);
  await page
    .getByRole("button", { name: "Mehr über die Stelle" })
    .or(page.getByRole("button", { name: "Weiter" }))
    .first()
    .waitFor();
  await expectGerman(page);
  await inspect(page, "room-de-1-welcome");
  await press(page, "Weiter");
  await heading(page, "Worin Sie einwilligen").waitFor();
  await press(page, "Einwilligen und weiter");
  await page.getByRole("alert").waitFor();
  await inspect(page, "room-de-2-consent");
  await expectGerman(page);
  await page.getByRole("checkbox").check();
  await press(page, "Einwilligen und weiter");
  await press(page, "Kamera und Mikrofon einschalten");
  await page.getByRole("button", { name: "Ohne Test weiter" }).waitFor();
  await inspect(page, "room-de-3-check");
  await expectGerman(page);
  await press(page, "Ohne Test weiter");
  await press(page, "Probe überspringen");
  await heading(page, "Alles ist bereit").waitFor();
  await inspect(page, "room-de-4-ready");
  await expectGerman(page);
  await press(page, "Interview beginnen");
  await heading(page, "Ihre erste Frage").waitFor();
  await expectGerman(page);
  await press(page, "Frage zeigen");
  await press(page, /^Aufnahme starten/);
  await page.getByText("Aufnahme", { exact: true }).first().waitFor();
  await page.waitForTimeout(3000);
  await expectGerman(page);
  await press(page, "Beenden und ansehen");
  await heading(page, "Ihre Antwort ist sicher").waitFor({ timeout: 60_000 });
  await inspect(page, "room-de-5-review");
  await expectGerman(page);
  await press(page, "Diese Antwort behalten");
  await press(page, "Interview abschließen");
  await heading(page, "Ihre Antworten sind angekommen").waitFor();
  await inspect(page, "room-de-6-done");
  await expectGerman(page);
  expect((await readBack(invited)).progress).toBe("completed");
});

it("speaks what the page that embeds it asks for, without a word of another language before", async () => {
  candidate = await startCandidate({ locale: "fr-FR" });
  const { link } = await invite(deployment, key);
  const host: Server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html");
    response.end(`<!doctype html><title>Host</title><script src="${deployment.url}/embed.js"></script>
      <main></main><script>Greenroom.mount("main", { src: "${link}", language: "de" });</script>`);
  });
  try {
    await new Promise<void>((resolve) => host.listen(0, "localhost", resolve));
    await candidate.context.addInitScript(() => {
      Reflect.set(window, "said", []);
      new MutationObserver(() => {
        const text = document.getElementById("room")?.innerText;
        if (text) Reflect.get(window, "said").push(text);
      }).observe(document, { childList: true, subtree: true, characterData: true });
    });
    const page = await candidate.open(`http://localhost:${(host.address() as AddressInfo).port}/`);
    const frame = page.frameLocator("iframe");
    await frame.getByRole("button", { name: "Weiter" }).waitFor();
    const inner = page.frames().find((one) => one.url().includes("language=de"));
    expect(await inner?.evaluate(() => document.documentElement.lang)).toBe("de");
    const said: unknown = await inner?.evaluate(() => Reflect.get(window, "said"));
    expect(JSON.stringify(said)).not.toMatch(/The room opens|La salle|Continue|Continuer/);
  } finally {
    host.close();
  }
});

it("speaks what the candidate chooses by the keyboard, and remembers it for this link", async () => {
  candidate = await startCandidate();
  const { link } = await invite(deployment, key, { settings: { language: "es" } });
  const page = await candidate.open(link);
  await page.getByRole("button", { name: "Continuar" }).waitFor();
  expect(await languageOf(page)).toBe("es");
  const choice = page.getByRole("combobox", { name: "Idioma" });
  await choice.focus();
  await page.keyboard.type("Deutsch");
  await page.getByRole("button", { name: "Weiter" }).waitFor();
  expect(await languageOf(page)).toBe("de");
  await page.reload();
  await page.getByRole("button", { name: "Weiter" }).waitFor();
  const other = await invite(deployment, key);
  await page.goto(other.link);
  await page.getByRole("button", { name: "Continue", exact: true }).waitFor();
});

it.each(["pl", "fr"])("has room for long words: %s", async (language) => {
  candidate = await startCandidate();
  const { link } = await invite(deployment, key);
  const page = await candidate.open(`${link}${link.includes("?") ? "&" : "?"}language=${language}`);
  await heading(page, "Site engineer").waitFor();
  expect(await languageOf(page)).toBe(language);
  await inspect(page, `room-${language}-1-welcome`);
  await page.locator(".button-main").click();
  await page.getByRole("checkbox").waitFor();
  await inspect(page, `room-${language}-2-consent`);
  await page.getByRole("checkbox").check();
  await page.locator(".button-main").click();
  await page.locator(".button-main").click();
  await page.locator(".level").waitFor();
  await inspect(page, `room-${language}-3-check`);
});

/** An interview whose two questions a robot has answered; one for all. */
const answered = (() => {
  let made: Promise<Invited> | undefined;
  const make = async () => {
    const invited = await invite(deployment, key, { questions: 2 });
    await deployment.command(z.object({ interviewId: z.string() }), "robot", invited.link);
    return invited;
  };
  return () => {
    made ??= make();
    return made;
  };
})();

/** The first of these makes the interview too. */
const PATIENCE_MS = 400_000;

it("shows a shared interview in the guest's language, and in the one they choose from then on", {
  timeout: PATIENCE_MS,
}, async () => {
  const share = await shareOf(await answered(), { allow: { scores: true }, password: "correct horse" });
  candidate = await startCandidate({ locale: "de-AT" });
  const page = await candidate.open(share.url);
  await heading(page, "Dieses Interview hat ein Passwort").waitFor();
  await page.getByLabel("Passwort").fill("wrong horse");
  await press(page, "Interview öffnen");
  await page.getByText("Das ist nicht das Passwort.").waitFor();
  await expectGerman(page);
  await page.getByLabel("Passwort").fill("correct horse");
  await press(page, "Interview öffnen");
  await heading(page, "Jane Doe").waitFor();
  await press(page, "Bewertung senden");
  await page.getByText("Wählen Sie eine Bewertung von 0,5 bis 5.").waitFor();
  await expectGerman(page);

  await page.getByRole("combobox", { name: "Sprache" }).selectOption("vi");
  await heading(page, "Nhận xét của bạn").waitFor();
  await page.getByText("Hãy chọn điểm từ 0,5 đến 5.").waitFor();
  expect(await languageOf(page)).toBe("vi");
  await page.goto(`${share.url}?language=de`);
  await heading(page, "Nhận xét của bạn").waitFor();
  await share.end();
  await page.reload();
  await heading(page, "Liên kết này không còn hiệu lực").waitFor();
  await page.getByText("Đội ngũ đã gửi liên kết này đã chấm dứt nó.").waitFor();
  expect(await page.title()).toBe("Buổi phỏng vấn được chia sẻ");
  const other = await shareOf(await answered(), { hideIdentity: true });
  await page.goto(other.url);
  await heading(page, "Bewerbung ohne Namen").waitFor();
});

it.each(["de", "vi"])(
  "has room for long words on a share page, with every part of it: %s",
  { timeout: PATIENCE_MS },
  async (language) => {
    const { url } = await shareOf(await answered(), { allow: { scores: true, comments: true, download: true } });
    candidate = await startCandidate();
    const page = await candidate.open(`${url}?language=${language}`);
    await heading(page, "Jane Doe").waitFor();
    expect(await languageOf(page)).toBe(language);
    await inspect(page, `share-${language}`);
  },
);

it("shows a shared interview in the language that its link or the page around it asks for", async () => {
  const invited = await invite(deployment, key);
  const { url } = await shareOf(invited);
  candidate = await startCandidate();
  const page = await candidate.open(`${url}?language=de`);
  await page.getByText("Das Interview ist noch nicht abgeschlossen.").waitFor();
  await expectGerman(page);
  await page.goto(url);
  await page.getByText("The candidate has not finished yet.").waitFor();
  await page.route(url, (route) =>
    route.request().isNavigationRequest() && route.request().frame().parentFrame() === null
      ? route.fulfill({
          contentType: "text/html",
          body: `<!doctype html><title>Host</title><script src="/embed.js"></script><main></main>
            <script>Greenroom.mount("main", { src: "${url}", language: "pl" });</script>`,
        })
      : route.continue(),
  );
  await page.reload();
  await page.frameLocator("iframe").getByRole("heading", { name: "Pytania" }).waitFor();
});
