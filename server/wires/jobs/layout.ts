/** What every public page of jobs has: head, the team's name, logo and colour, and the headers it is sent with. */
import { createHash, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { FastifyReply, FastifyRequest } from "fastify";
import { readAccent } from "../../../shared/accent.ts";
import { SPOKEN } from "../../../shared/languages.ts";
import type { Room } from "../../../shared/room.ts";
import type { RoomDeps } from "../../core/rooms/index.ts";
import { html, type Markup, styleElement, written } from "./markup.ts";
import type { Speech } from "./words/speech.ts";

export interface JobsWireDeps extends RoomDeps {
  /** The built pages. */
  webDir: string;
}

/** How the team looks, and where its pages may be framed. */
export interface Brand {
  team: Room["team"];
  careersPath: string;
  embedOrigins: readonly string[];
  /** Nothing of a sandbox is for search engines. */
  sandbox: boolean;
}

export interface Page {
  speech: Speech;
  title: string;
  brand: Brand | null;
  body: Markup;
  status?: number;
  /** Of a page that search engines may show: its address and the sentence below its title. */
  listed?: { canonical: string; description: string; head?: Markup };
  /** How long anybody may keep it; without it the page is asked for each time. */
  maxAgeSeconds?: number;
  /** The list that all others link to. */
  isCareers?: boolean;
  /** Answers that are one person's: nothing keeps them. */
  personal?: boolean;
}

/** What search engines are told of a page, if they may show it. */
const listedOf = ({ listed, brand }: Page) => (brand?.sandbox ? undefined : listed);

/** Stands in a page where each reader gets an own form number, so that the page itself is the same for all of them. */
export const ATTEMPT = "attempt-of-this-reader";

const templates = new Map<string, string>();

async function templateIn(webDir: string): Promise<string> {
  const path = join(webDir, "jobs/index.html");
  const template = templates.get(path) ?? (await readFile(path, "utf8"));
  templates.set(path, template);
  return template;
}

/** The team's colour in place of ours where its contrast holds, or null. It wins over the tokens wherever it stands. */
function accentCss(color: string | null): string | null {
  if (color === null) return null;
  const rule = (mode: "light" | "dark") => {
    const found = readAccent(color, mode);
    return found && `html:root{--accent:${found.accent};--accent-hover:${found.accent};--accent-text:${found.text}}`;
  };
  const [light, dark] = [rule("light"), rule("dark")];
  const css = [
    light && `@media (prefers-color-scheme:light){${light}}`,
    dark && `@media (prefers-color-scheme:dark){${dark}}`,
  ];
  return css.filter((part) => part !== null).join("") || null;
}

function policyOf(css: string | null, embedOrigins: readonly string[]): string {
  const own = css === null ? "" : ` 'sha256-${createHash("sha256").update(css).digest("base64")}'`;
  return [
    "default-src 'none'",
    `style-src 'self'${own}`,
    "img-src 'self' data: https:",
    "form-action 'self'",
    "base-uri 'none'",
    ...(embedOrigins.length > 0 ? [`frame-ancestors 'self' ${embedOrigins.join(" ")}`] : []),
  ].join("; ");
}

function headOf(page: Page, css: string | null): Markup {
  const { title, brand } = page;
  const listed = listedOf(page);
  const company = brand?.team.name ?? "";
  return html`<title>${title}</title>
${
  listed
    ? html`<meta name="description" content="${listed.description}">
<meta name="robots" content="index, follow, max-snippet:-1">
<link rel="canonical" href="${listed.canonical}">
<meta property="og:type" content="website">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${listed.description}">
<meta property="og:url" content="${listed.canonical}">
<meta property="og:site_name" content="${company}">
<meta name="twitter:card" content="summary">
${listed.head}`
    : html`<meta name="robots" content="noindex">`
}${css !== null && styleElement(css)}`;
}

const bodyOf = ({
  speech,
  brand,
  body,
  isCareers,
}: Page): Markup => html`<a class="skip" href="#main">${speech.say("skip")}</a>
<header class="head">${
  brand &&
  html`<a class="team" href="${brand.careersPath}">${
    brand.team.logoUrl !== null && html`<img class="logo" src="${brand.team.logoUrl}" alt="">`
  }<span>${brand.team.name}</span></a>`
}</header>
<main id="main" class="column">${body}</main>
<footer class="foot">${brand && !isCareers && html`<a href="${brand.careersPath}">${speech.say("allJobsAt", { company: brand.team.name })}</a>`}</footer>`;

/** Sends a page, or says that the reader's copy is still true. */
export async function sendPage(
  deps: JobsWireDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  page: Page,
): Promise<FastifyReply> {
  const css = accentCss(page.brand?.team.color ?? null);
  const [head, body] = [written(headOf(page, css)), written(bodyOf(page))];
  const whole = (await templateIn(deps.webDir))
    .replace('<html lang="en"', `<html lang="${SPOKEN[page.speech.language].tag}"`)
    .replace("<!--head-->", () => head)
    .replace("<!--body-->", () => body);
  const status = page.status ?? 200;
  void reply
    .code(status)
    .type("text/html; charset=utf-8")
    .header("vary", "Accept-Language")
    .header("content-security-policy", policyOf(css, page.brand?.embedOrigins ?? []));
  if (!listedOf(page)) void reply.header("x-robots-tag", "noindex");
  if (status !== 200 || page.personal) return reply.header("cache-control", "no-store").send(withAttempt(whole));
  const etag = `W/"${createHash("sha256").update(whole).digest("base64url").slice(0, 27)}"`;
  const keeping = page.maxAgeSeconds === undefined ? "private, no-cache" : `public, max-age=${page.maxAgeSeconds}`;
  void reply.header("cache-control", keeping).header("etag", etag);
  const known = request.headers["if-none-match"]?.split(",").map((tag) => tag.trim());
  return known?.includes(etag) ? reply.code(304).send() : reply.send(withAttempt(whole));
}

const withAttempt = (page: string): string => page.replace(ATTEMPT, () => randomUUID());

/** A page that says one thing, such as that there is no such job. */
export const notice = (speech: Speech, title: string, words: string, brand: Brand | null, status: number): Page => ({
  speech,
  title,
  brand,
  status,
  body: html`<h1 class="title">${title}</h1><p class="lead">${words}</p>${
    brand && html`<p><a class="button" href="${brand.careersPath}">${speech.say("seeAllJobs")}</a></p>`
  }`,
});
