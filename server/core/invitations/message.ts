/** Turns a message as a person wrote it into HTML and plain text for one reader: variables, escaping, links. */
import { toPlainText } from "@react-email/render";
import sanitizeHtml from "sanitize-html";
import { MESSAGE_VARIABLES, type Message } from "../../../shared/position.ts";

type MessageVariable = (typeof MESSAGE_VARIABLES)[number];
export type MessageVariables = Readonly<Record<MessageVariable, string>>;

export interface FilledMessage {
  subject: string;
  html: string;
  text: string;
  /** Whether the body already carries the link that can be clicked. */
  hasLink: boolean;
  /** Names in braces that mean nothing here; they stay as they were written. */
  unknownVariables: string[];
}

const VARIABLE = /\{\{\s*([a-z][a-z0-9_]*)\s*\}\}|\{\s*([a-z][a-z0-9_]*)\s*\}/gi;
const URL_OR_VARIABLE =
  /https?:\/\/(?:[^\s<>"{}]|\{\{?\s*[a-z][a-z0-9_]*\s*\}\}?)+|\{\{\s*[a-z][a-z0-9_]*\s*\}\}|\{\s*[a-z][a-z0-9_]*\s*\}/gi;
const LOOKS_LIKE_HTML =
  /<\/?(?:p|br|hr|a|b|strong|i|em|u|ul|ol|li|h[1-6]|div|span|blockquote|table|tr|td|img|font|center)\b[^>]*>/i;
const CANONICAL = new Map<string, MessageVariable>(MESSAGE_VARIABLES.map((name) => [name.toLowerCase(), name]));

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** One line, without control characters: what may stand in a header or inside a sentence. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();

/** Fills in a message. Values are data: they are escaped, and nothing in them is read as a variable, a tag or a link. */
export function fillMessage(message: Message, variables: MessageVariables): FilledMessage {
  const unknown = new Set<string>();
  const look = (name: string): string | null => {
    const known = CANONICAL.get(name.toLowerCase());
    if (known) return oneLine(variables[known]);
    unknown.add(name);
    return null;
  };
  const fill = (template: string, write: (value: string) => string): string =>
    template.replace(VARIABLE, (all: string, double?: string, single?: string) => {
      const value = look(double ?? single ?? "");
      return value === null ? all : write(value);
    });
  const subject = oneLine(fill(message.subject, (value) => value)).slice(0, 250);
  const body = message.body.replace(/\r\n?/g, "\n").trim();
  const filled = LOOKS_LIKE_HTML.test(body) ? fillHtml(body, fill) : fillText(body, fill, variables.interviewLink);
  const hasLink = filled.html.includes(`href="${escapeAttribute(variables.interviewLink)}"`);
  return { subject, ...filled, hasLink, unknownVariables: [...unknown] };
}

type Fill = (template: string, write: (value: string) => string) => string;

function fillHtml(body: string, fill: Fill): { html: string; text: string } {
  const html = sanitizeHtml(fill(body, escapeHtml), {
    allowedTags: [
      "p",
      "br",
      "a",
      "b",
      "strong",
      "i",
      "em",
      "u",
      "ul",
      "ol",
      "li",
      "h1",
      "h2",
      "h3",
      "h4",
      "h5",
      "h6",
      "table",
      "thead",
      "tbody",
      "tr",
      "th",
      "td",
      "div",
      "span",
      "blockquote",
      "hr",
    ],
    allowedAttributes: { a: ["href"] },
    allowedSchemes: ["https", "http", "mailto"],
    allowProtocolRelative: false,
  });
  return { html, text: toPlainText(html) };
}

/** Paragraphs are parted by an empty line. Only addresses that the message itself writes become links. */
function fillText(body: string, fill: Fill, link: string): { html: string; text: string } {
  const paragraphs = body.split(/\n[^\S\n]*\n\s*/).map((paragraph) => {
    let html = "";
    let from = 0;
    for (const found of paragraph.matchAll(URL_OR_VARIABLE)) {
      html += escapeHtml(paragraph.slice(from, found.index));
      from = found.index + found[0].length;
      html += piece(found[0], fill, link);
    }
    html += escapeHtml(paragraph.slice(from));
    return `<p>${html.trim().replaceAll("\n", "<br>\n")}</p>`;
  });
  return { html: paragraphs.join("\n"), text: fill(body, (value) => value) };
}

function piece(found: string, fill: Fill, link: string): string {
  if (!found.startsWith("{")) {
    const [, address = found, rest = ""] = /^(.*?)([.,;:!?)\]]*)$/s.exec(found) ?? [];
    return anchor(fill(address, encodeURIComponent)) + escapeHtml(rest);
  }
  let isLink = false;
  const value = fill(found, (text) => {
    isLink = text !== "" && text === oneLine(link);
    return text;
  });
  return isLink ? anchor(value) : escapeHtml(value);
}

const anchor = (url: string): string => `<a href="${escapeAttribute(url)}">${escapeHtml(url)}</a>`;

/** As sanitize-html writes attributes, so that a link is found again in what it gives back. */
const escapeAttribute = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
