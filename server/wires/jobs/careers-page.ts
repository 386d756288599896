/** The list of a team's open jobs, narrowed by place and hours with plain links; and the same for search engines. */
import type { EmploymentType } from "../../../shared/native.ts";
import type { OpenPost, OpenPostChoices } from "../../core/job-posts/index.ts";
import type { Brand, Page } from "./layout.ts";
import { html, type Markup } from "./markup.ts";
import { dayWords, EMPLOYMENT_WORDS } from "./words.ts";

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
  const count = total === 1 ? "1 open job" : `${total} open jobs`;
  return {
    title: narrowed.page > 1 ? `Jobs at ${company}, page ${narrowed.page}` : `Jobs at ${company}`,
    brand,
    // One page of a place is worth no entry of its own, and neither is an empty list.
    ...(isNarrowed || rows.length === 0
      ? {}
      : {
          listed: {
            canonical: publicUrl + addressOf(path, narrowed),
            description: `${count} at ${company}: ${rows
              .slice(0, 5)
              .map(({ title }) => title)
              .join(", ")}`.slice(0, 160),
          },
        }),
    maxAgeSeconds: 60,
    isCareers: path === brand.careersPath,
    body: html`<h1 class="title title-large">Jobs at ${company}</h1>
${choices && filters(path, narrowed, choices)}
<p class="quiet" role="status">${
      total === 0
        ? isNarrowed
          ? html`No open job here now. <a href="${path}">Show all</a>`
          : "No open job now. Come back later."
        : count
    }</p>
<ul class="jobs">${rows.map(jobRow)}</ul>
${
  pages > 1 &&
  html`<nav class="pages" aria-label="Pages">
${narrowed.page > 1 && html`<a class="button" rel="prev" href="${addressOf(path, { ...narrowed, page: narrowed.page - 1 })}">Newer</a>`}
<span class="quiet">Page ${narrowed.page} of ${pages}</span>
${narrowed.page < pages && html`<a class="button" rel="next" href="${addressOf(path, { ...narrowed, page: narrowed.page + 1 })}">Older</a>`}
</nav>`
}`,
  };
}

const jobRow = ({ id, title, location, employmentType, publishedAt }: OpenPost): Markup => {
  const facts = [location, employmentType && EMPLOYMENT_WORDS[employmentType]].filter((fact) => fact);
  return html`<li><a class="job" href="/jobs/${id}">${title}</a>
<p class="quiet">${facts.map((fact) => html`${fact} · `)}<time datetime="${publishedAt.toISOString()}">${dayWords(publishedAt)}</time></p></li>`;
};

/** A choice of one is none. */
function filters(path: string, narrowed: Narrowed, { locations, employmentTypes }: OpenPostChoices): Markup {
  const link = (words: string, to: Omit<Narrowed, "page">, isOn: boolean): Markup =>
    html`<li><a class="choice" href="${addressOf(path, { ...to, page: 1 })}"${isOn && html` aria-current="true"`}>${words}</a></li>`;
  const { location, type } = narrowed;
  return html`${
    locations.length > 1 &&
    html`<nav aria-label="Place"><ul class="choices">${link("All places", { type }, location === undefined)}${locations.map(
      (place) => link(place, { location: place, type }, place === location),
    )}</ul></nav>`
  }${
    employmentTypes.length > 1 &&
    html`<nav aria-label="Employment"><ul class="choices">${link("All kinds", { location }, type === undefined)}${employmentTypes.map(
      (kind) => link(EMPLOYMENT_WORDS[kind], { location, type: kind }, kind === type),
    )}</ul></nav>`
  }`;
}

/** The addresses of a team's jobs by the protocol of sitemaps.org. */
export const sitemap = (publicUrl: string, careersPath: string, rows: readonly OpenPost[]): Markup =>
  html`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>${publicUrl}${careersPath}</loc></url>
${rows.map(({ id, updatedAt }) => html`<url><loc>${publicUrl}/jobs/${id}</loc><lastmod>${updatedAt.toISOString()}</lastmod></url>\n`)}</urlset>`;
