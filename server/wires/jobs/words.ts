/** A job post in words: its text as paragraphs and lists, pay, hours, day. */
import type { EmploymentType, SalaryPeriod } from "../../../shared/native.ts";
import { html, type Markup } from "./markup.ts";

export const EMPLOYMENT_WORDS: Readonly<Record<EmploymentType, string>> = {
  full_time: "Full time",
  part_time: "Part time",
  contract: "Contract",
  temporary: "Temporary",
  internship: "Internship",
  volunteer: "Volunteer",
};

interface Salary {
  minimum: number | null;
  maximum: number | null;
  currency: string;
  period: SalaryPeriod;
}

/** Such as "€42,000 to €55,000 a year"; null when neither end is known. */
export function salaryWords({ minimum, maximum, currency, period }: Salary): string | null {
  const money = new Intl.NumberFormat("en", { style: "currency", currency, maximumFractionDigits: 0 });
  const per = period === "hour" ? "an hour" : `a ${period}`;
  if (minimum !== null && maximum !== null) {
    const range = minimum === maximum ? money.format(minimum) : `${money.format(minimum)} to ${money.format(maximum)}`;
    return `${range} ${per}`;
  }
  if (minimum !== null) return `From ${money.format(minimum)} ${per}`;
  return maximum === null ? null : `Up to ${money.format(maximum)} ${per}`;
}

/** The day in UTC, such as "21 November 2026". */
export const dayWords = (at: Date): string =>
  new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(at);

const BULLET = /^\s*[-*•–]\s+/;
const HEADING = /^#{1,4}\s+/;

/**
 * A plain text as HTML: blank lines divide paragraphs, lines that begin with a dash, star or dot are a list, those that begin with #
 * headings. Everything else stays as it was typed, tags included.
 */
export function textAsHtml(text: string): Markup {
  const blocks: Markup[] = [];
  let lines: string[] = [];
  let items: string[] = [];
  const flush = () => {
    if (lines.length > 0) blocks.push(html`<p>${lines.map((line, at) => html`${at > 0 && html`<br>`}${line}`)}</p>`);
    if (items.length > 0) blocks.push(html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`);
    lines = [];
    items = [];
  };
  for (const line of text.split(/\r\n|\r|\n/)) {
    const isBullet = BULLET.test(line);
    if (line.trim() === "" || HEADING.test(line) || (isBullet ? lines : items).length > 0) flush();
    if (HEADING.test(line)) blocks.push(html`<h2>${line.replace(HEADING, "").trim()}</h2>`);
    else if (isBullet) items.push(line.replace(BULLET, "").trim());
    else if (line.trim() !== "") lines.push(line.trim());
  }
  flush();
  return html`${blocks}`;
}

/** The beginning of a text on one line, cut between words. */
export function beginningOf(text: string, most: number): string {
  const line = text
    .replace(/^[\s#*•–-]+/gm, "")
    .replace(/\s+/g, " ")
    .trim();
  if (line.length <= most) return line;
  return `${line.slice(0, most).replace(/\s+\S*$/, "")}…`;
}
