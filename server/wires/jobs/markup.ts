/** HTML made of parts: what is not markup already is escaped, wherever it stands in a text or in a quoted attribute. */

const MARKUP = Symbol("markup");

export interface Markup {
  readonly [MARKUP]: string;
}

type Part = Markup | string | number | null | undefined | false | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? "");

function textOf(part: Part): string {
  if (part === null || part === undefined || part === false) return "";
  if (typeof part === "string") return escaped(part);
  if (typeof part === "number") return String(part);
  if (MARKUP in part) return part[MARKUP];
  return part.map(textOf).join("");
}

/** A template: html`<p title="${title}">${text}</p>`. null, undefined and false leave nothing. */
export function html(words: TemplateStringsArray, ...parts: Part[]): Markup {
  return { [MARKUP]: words.map((word, index) => word + textOf(parts[index])).join("") };
}

export const written = (markup: Markup): string => markup[MARKUP];

/**
 * Data for machines within a page. The text of a script ends at the first "</", whatever language it is in, so no sign of markup
 * stands in it.
 */
export const jsonScript = (type: string, value: unknown): Markup => ({
  [MARKUP]: `<script type="${escaped(type)}">${JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  )}</script>`,
});

/** A style sheet within a page; text is ours. */
export const styleElement = (css: string): Markup => ({ [MARKUP]: `<style>${css}</style>` });
