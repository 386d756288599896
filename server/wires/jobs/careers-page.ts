/** The list of a team's open jobs, narrowed by place and hours with plain links; and the same for search engines. */
import type { EmploymentType } from "../../../shared/native.ts";
import type { OpenPost, OpenPostChoices } from "../../core/job-posts/index.ts";
import type { Brand, Page } from "./layout.ts";
import { html, type Markup } from "./markup.ts";
import type { Speech } from "./words/speech.ts";

export interface Narrowed {
  location?: string | undefined;
  type?: EmploymentType | undefined;
  page: number;
}

export interface CareersList {
  rows: readonly OpenPost[];
  total: number;
  limit: number;
}

const addressOf = (path: string, { location, type, page }: Narrowed): string => {
  const query = new URLSearchParams();
  if (location !== undefined) query.set("location", location);
  if (type !== undefined) query.set("type", type);
  if (page > 1) query.set("page", String(page));
  const text = query.toString();
  return text === "" ? path : `${path}?${text}`;
};

export function careersPage(
  speech: Speech,
  brand: Brand,
  publicUrl: string,
  path: string,
  narrowed: Narrowed,
  { rows, total, limit }: CareersList,
  choices: OpenPostChoices | null,
): Page {
  const company = brand.team.name;
  const isNarrowed = narrowed.location !== undefined || narrowed.type !== undefined;
  const pages = Math.max(1, Math.ceil(total / limit));
  const count = speech.openJobs(total);
  const heading = speech.say("jobsAt", { company });
  return {
    speech,
    title: narrowed.page > 1 ? speech.say("jobsAtPage", { company, page: narrowed.page }) : heading,
    brand,
    // One page of a place is worth no entry of its own, and neither is an empty list.
    ...(isNarrowed || rows.length === 0
      ? {}
      : {
          listed: {
            canonical: publicUrl + addressOf(path, narrowed),
            description: speech
              .say("openJobsAt", {
                count,
                company,
                titles: rows
                  .slice(0, 5)
                  .map(({ title }) => title)
                  .join(", "),
              })
              .slice(0, 160),
          },
        }),
    maxAgeSeconds: 60,
    isCareers: path === brand.careersPath,
    body: html`<h1 class="title title-large">${heading}</h1>
${choices && filters(speech, path, narrowed, choices)}
<p class="quiet" role="status">${
      total === 0
        ? isNarrowed
          ? html`${speech.say("noneHere")} <a href="${path}">${speech.say("showAll")}</a>`
          : speech.say("none")
        : count
    }</p>
<ul class="jobs">${rows.map((row) => jobRow(speech, row))}</ul>
${
  pages > 1 &&
  html`<nav class="pages" aria-label="${speech.say("pages")}">
${narrowed.page > 1 && html`<a class="button" rel="prev" href="${addressOf(path, { ...narrowed, page: narrowed.page - 1 })}">${speech.say("newer")}</a>`}
<span class="quiet">${speech.say("pageOf", { page: narrowed.page, pages })}</span>
${narrowed.page < pages && html`<a class="button" rel="next" href="${addressOf(path, { ...narrowed, page: narrowed.page + 1 })}">${speech.say("older")}</a>`}
</nav>`
}`,
  };
}

const jobRow = (speech: Speech, { id, title, location, employmentType, publishedAt }: OpenPost): Markup => {
  const facts = [location, employmentType && speech.say(employmentType)].filter((fact) => fact);
  return html`<li><a class="job" href="/jobs/${id}">${title}</a>
<p class="quiet">${facts.map((fact) => html`${fact} · `)}<time datetime="${publishedAt.toISOString()}">${speech.day(publishedAt)}</time></p></li>`;
};

/** A choice of one is none. */
function filters(
  speech: Speech,
  path: string,
  narrowed: Narrowed,
  { locations, employmentTypes }: OpenPostChoices,
): Markup {
  const link = (words: string, to: Omit<Narrowed, "page">, isOn: boolean): Markup =>
    html`<li><a class="choice" href="${addressOf(path, { ...to, page: 1 })}"${isOn && html` aria-current="true"`}>${words}</a></li>`;
  const { location, type } = narrowed;
  return html`${
    locations.length > 1 &&
    html`<nav aria-label="${speech.say("place")}"><ul class="choices">${link(speech.say("allPlaces"), { type }, location === undefined)}${locations.map(
      (place) => link(place, { location: place, type }, place === location),
    )}</ul></nav>`
  }${
    employmentTypes.length > 1 &&
    html`<nav aria-label="${speech.say("employment")}"><ul class="choices">${link(speech.say("allKinds"), { location }, type === undefined)}${employmentTypes.map(
      (kind) => link(speech.say(kind), { location, type: kind }, kind === type),
    )}</ul></nav>`
  }`;
}

/** The addresses of a team's jobs by the protocol of sitemaps.org. */
export const sitemap = (publicUrl: string, careersPath: string, rows: readonly OpenPost[]): Markup =>
  html`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>${publicUrl}${careersPath}</loc></url>
${rows.map(({ id, updatedAt }) => html`<url><loc>${publicUrl}/jobs/${id}</loc><lastmod>${updatedAt.toISOString()}</lastmod></url>\n`)}</urlset>`;
