/** The page of one job, with its form; and what an applicant reads after sending it. */
import { lastDayOf } from "../../../shared/last-day.ts";
import type { PublicPost } from "../../core/job-posts/index.ts";
import { applyForm, type Faults, type Typed } from "./apply-form.ts";
import type { Brand, Page } from "./layout.ts";
import { html, jsonScript, type Markup } from "./markup.ts";
import { jobPosting } from "./structured-data.ts";
import { beginningOf, dayWords, EMPLOYMENT_WORDS, salaryWords, textAsHtml } from "./words.ts";

/** A text that pushes the form out of sight. */
const LONG_TEXT = 600;
/** Of a description below a title in a list of results. */
const DESCRIPTION_LENGTH = 155;

/** The page of an open job; with faults as the answer to a form that can not be used. */
export function jobPage(
  found: PublicPost,
  brand: Brand,
  publicUrl: string,
  sent?: { typed: Typed; faults: Faults; status: number },
): Page {
  const { post } = found;
  const company = brand.team.name;
  const listed = {
    canonical: `${publicUrl}/jobs/${post.id}`,
    description:
      beginningOf(post.description, DESCRIPTION_LENGTH) ||
      [`${post.title} at ${company}`, post.location].filter((part) => part !== "").join(", "),
    head: jsonScript("application/ld+json", jobPosting(found, { publicUrl, company })),
  };
  const title = `${post.title} – ${company}`;
  return {
    title: sent ? `Something is missing: ${title}` : title,
    brand,
    ...(sent ? { status: sent.status } : { listed }),
    body: html`<article>
<h1 class="title title-large">${post.title}</h1>
${factsOf(found)}
${post.description.length > LONG_TEXT && html`<p><a class="button" href="#apply">Apply</a></p>`}
<div class="prose">${textAsHtml(post.description)}</div>
</article>
<section class="apply" aria-labelledby="apply">
<h2 class="section-title" id="apply">Apply</h2>
${
  found.position &&
  html`<p>${
    found.position.settings.application.verifyEmail
      ? "The next step is a video interview that you take alone, when it suits you. Its link comes by e-mail."
      : "The next step is a video interview that you take alone, when it suits you: at once, or later by the link that comes by e-mail."
  }</p>`
}
${applyForm(found, company, sent?.typed, sent?.faults)}
</section>`,
  };
}

function factsOf({ post }: PublicPost): Markup {
  const facts: [string, string | null][] = [
    ["Place", post.location || null],
    ["Employment", post.employmentType && EMPLOYMENT_WORDS[post.employmentType]],
    ["Pay", post.salary && salaryWords(post.salary)],
    ["Posted", post.publishedAt && dayWords(post.publishedAt)],
    ["Last day to apply", post.endsAt && dayWords(new Date(lastDayOf(post.endsAt)))],
  ];
  return html`<dl class="facts">${facts.map(
    ([name, value]) => value && html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl>`;
}

/** start holds the code of an interview that is open now. */
export type Next = { start: string } | "mail" | "wait";

/** What happens after an application. Of an address that has applied before it says the same. */
export function appliedPage({ post }: PublicPost, brand: Brand, next: Next): Page {
  const again = html`<p class="quiet">If you applied for this job before with the same address, that application counts.</p>`;
  return {
    title: `Application sent – ${brand.team.name}`,
    brand,
    personal: true,
    body: html`<h1 class="title title-large">Your application is in</h1>
<p class="lead">${post.title}, ${brand.team.name}</p>
${
  next === "wait"
    ? html`<p>${brand.team.name} reads it and answers by e-mail. There is nothing more to do now.</p>`
    : next === "mail"
      ? html`<p>The next step is a video interview. Its link is on its way to you by e-mail; open it when you have a quiet place, a camera and a microphone.</p>
<p class="quiet">No mail after a few minutes? Look in the folder for spam.</p>`
      : html`<p>The next step is a video interview. You need a quiet place, a camera and a microphone. The same link is on its way to you by e-mail, if you rather do it later.</p>
<p><a class="button button-main" href="/i/${next.start}">Start the interview</a></p>`
}
${again}`,
  };
}
