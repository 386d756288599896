/** A job post in words: its text as paragraphs and lists, and its pay. */
import type { SalaryPeriod } from "../../../shared/native.ts";
import { html, type Markup } from "./markup.ts";
import type { Speech } from "./words/speech.ts";

interface Salary {
  minimum: number | null;
  maximum: number | null;
  currency: string;
  period: SalaryPeriod;
}

/** Such as "€42,000 to €55,000 a year"; null when neither end is known. */
export function salaryWords(speech: Speech, { minimum, maximum, currency, period }: Salary): string | null {
  const money = (amount: number) => speech.money(amount, currency);
  if (minimum !== null && maximum !== null && minimum !== maximum) {
    return speech.say(period, { pay: speech.say("range", { least: money(minimum), most: money(maximum) }) });
  }
  if (minimum !== null && maximum !== null) return speech.say(period, { pay: money(minimum) });
  if (minimum !== null) return speech.say(period, { pay: speech.say("atLeast", { amount: money(minimum) }) });
  return maximum === null ? null : speech.say(period, { pay: speech.say("upTo", { amount: money(maximum) }) });
}

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
