/** The page of one job, with its form; and what an applicant reads after sending it. */
import { lastDayOf } from "../../../shared/last-day.ts";
import type { PublicPost } from "../../core/job-posts/index.ts";
import { applyForm, type Faults, type Typed } from "./apply-form.ts";
import type { Brand, Page } from "./layout.ts";
import { html, jsonScript, type Markup } from "./markup.ts";
import { jobPosting } from "./structured-data.ts";
import type { Speech } from "./words/speech.ts";
import { beginningOf, salaryWords, textAsHtml } from "./words.ts";

/** A text that pushes the form out of sight. */
const LONG_TEXT = 600;
/** Of a description below a title in a list of results. */
const DESCRIPTION_LENGTH = 155;

/** The page of an open job; with faults as the answer to a form that can not be used. */
export function jobPage(
  speech: Speech,
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
      [speech.say("jobAt", { title: post.title, company }), post.location].filter((part) => part !== "").join(", "),
    head: jsonScript("application/ld+json", jobPosting(found, { publicUrl, company })),
  };
  const title = `${post.title} – ${company}`;
  // What the team wrote may be in another language than the words around it.
  const written = post.language ?? languageOf(found) ?? speech.language;
  const lang = written !== speech.language && html` lang="${written}"`;
  return {
    speech,
    title: sent ? speech.say("somethingMissing", { title }) : title,
    brand,
    ...(sent ? { status: sent.status } : { listed }),
    body: html`<article>
<h1 class="title title-large"${lang}>${post.title}</h1>
${factsOf(speech, found)}
${post.description.length > LONG_TEXT && html`<p><a class="button" href="#apply">${speech.say("apply")}</a></p>`}
<div class="prose"${lang}>${textAsHtml(post.description)}</div>
</article>
<section class="apply" aria-labelledby="apply">
<h2 class="section-title" id="apply">${speech.say("apply")}</h2>
${
  found.position &&
  html`<p>${speech.say(found.position.settings.application.verifyEmail ? "nextByMail" : "nextAtOnce")}</p>`
}
${applyForm(speech, found, company, sent?.typed, sent?.faults)}
</section>`,
  };
}

/** Of the interview, where somebody chose it: with English every position begins. */
function languageOf({ position }: PublicPost): string | null {
  const language = position?.settings.language ?? "en";
  return language === "en" ? null : language;
}

function factsOf(speech: Speech, { post }: PublicPost): Markup {
  const facts: [string, string | null][] = [
    [speech.say("place"), post.location || null],
    [speech.say("employment"), post.employmentType && speech.say(post.employmentType)],
    [speech.say("pay"), post.salary && salaryWords(speech, post.salary)],
    [speech.say("posted"), post.publishedAt && speech.day(post.publishedAt)],
    [speech.say("lastDay"), post.endsAt && speech.day(new Date(lastDayOf(post.endsAt)))],
  ];
  return html`<dl class="facts">${facts.map(
    ([name, value]) => value && html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl>`;
}

/** start holds the code of an interview that is open now. */
export type Next = { start: string } | "mail" | "wait";

/** What happens after an application. Of an address that has applied before it says the same. */
export function appliedPage(speech: Speech, { post }: PublicPost, brand: Brand, next: Next): Page {
  const company = brand.team.name;
  // Who read the job in its own language finds the room in it too.
  const start =
    typeof next === "object" && `/i/${next.start}${post.language === null ? "" : `?language=${post.language}`}`;
  return {
    speech,
    title: `${speech.say("sentTitle")} – ${company}`,
    brand,
    personal: true,
    body: html`<h1 class="title title-large">${speech.say("sent")}</h1>
<p class="lead">${post.title}, ${company}</p>
${
  start === false
    ? next === "wait"
      ? html`<p>${speech.say("sentWait", { company })}</p>`
      : html`<p>${speech.say("sentMail")}</p>
<p class="quiet">${speech.say("noMail")}</p>`
    : html`<p>${speech.say("sentStart")}</p>
<p><a class="button button-main" href="${start}">${speech.say("start")}</a></p>`
}
<p class="quiet">${speech.say("appliedBefore")}</p>`,
  };
}
