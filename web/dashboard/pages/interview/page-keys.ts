/** The keys of an interview's page; they leave alone whatever a control or a text field needs itself. */
import type { KeyWords } from "../../keys-panel.tsx";

export type PageKey =
  | { kind: "toggle" }
  | { kind: "seek"; seconds: number }
  | { kind: "rate"; direction: 1 | -1 }
  | { kind: "answer"; number: number }
  | { kind: "step"; direction: 1 | -1 }
  | { kind: "candidate"; direction: 1 | -1 }
  | { kind: "score" | "comment" | "decide" | "help" };

const KEYS: Readonly<Record<string, PageKey>> = {
  j: { kind: "seek", seconds: -10 },
  k: { kind: "toggle" },
  l: { kind: "seek", seconds: 10 },
  "<": { kind: "rate", direction: -1 },
  ">": { kind: "rate", direction: 1 },
  ",": { kind: "step", direction: -1 },
  ".": { kind: "step", direction: 1 },
  n: { kind: "candidate", direction: 1 },
  p: { kind: "candidate", direction: -1 },
  s: { kind: "score" },
  c: { kind: "comment" },
  d: { kind: "decide" },
  "?": { kind: "help" },
};

/** What the reader of the page is told about the keys. */
export const KEY_WORDS: KeyWords = [
  {
    title: "Watching",
    keys: [
      ["Space, K", "play and pause"],
      ["← →", "5 seconds back and on"],
      ["J, L", "10 seconds back and on"],
      ["< >", "slower and faster"],
      ["1 … 9", "that answer"],
      [", .", "previous and next answer"],
    ],
  },
  {
    title: "Judging",
    keys: [
      ["S", "score"],
      ["C", "comment at this moment"],
      ["D", "decide"],
    ],
  },
  {
    title: "Going on",
    keys: [
      ["N, P", "next and previous candidate of the list"],
      ["?", "these keys"],
    ],
  },
];

const WRITING = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], [role=textbox]";
const FLOATING = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";
const PRESSED_BY_SPACE = "button, a, summary, input, [role=button], [role=combobox], [role=switch], [tabindex='0']";
const MOVED_BY_ARROWS = "media-time-range, media-volume-range, [role=combobox], [role=slider], input";
/** A choice among numbers takes the figures itself. */
const CHOSEN_BY_FIGURES = "input[type=radio]";

/** What a key pressed on the page asks for; null when it belongs to the element that has the focus. */
export function pageKeyOf(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "altKey" | "metaKey" | "shiftKey" | "defaultPrevented"> & {
    target: EventTarget | null;
  },
): PageKey | null {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return null;
  const on = (selector: string) => event.target instanceof Element && event.target.closest(selector) !== null;
  if (on(WRITING) || on(FLOATING)) return null;
  // The signs that need Shift on one keyboard need none on another.
  if (event.shiftKey && !/^[<>?,.]$/.test(event.key)) return null;
  if (event.key === " ") return on(PRESSED_BY_SPACE) ? null : { kind: "toggle" };
  if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
    return on(MOVED_BY_ARROWS) ? null : { kind: "seek", seconds: event.key === "ArrowRight" ? 5 : -5 };
  }
  if (/^[1-9]$/.test(event.key)) return on(CHOSEN_BY_FIGURES) ? null : { kind: "answer", number: Number(event.key) };
  return KEYS[event.key.toLowerCase()] ?? null;
}
