/** The keys of a list of candidates: those that act on the row whose name has the focus, and those of the page; typing never acts. */
import type { KeyWords } from "../../keys-panel.tsx";

export type RowIntent =
  | "next"
  | "previous"
  | "select"
  | "admit"
  | "refuse"
  | "resend"
  | "extend"
  | "shortlist"
  | "discard"
  | "undecide"
  | "archive"
  | "delete";

const ROW_KEYS: Record<string, RowIntent> = {
  ArrowDown: "next",
  ArrowUp: "previous",
  j: "next",
  k: "previous",
  x: "select",
  a: "admit",
  r: "refuse",
  i: "resend",
  e: "extend",
  s: "shortlist",
  d: "discard",
  u: "undecide",
  z: "archive",
  Delete: "delete",
};

export type PageIntent = "next" | "previous" | "search" | "keys" | "clear";

const PAGE_KEYS: Record<string, PageIntent> = { j: "next", k: "previous", "/": "search", "?": "keys", Escape: "clear" };

/** What the reader of the page is told about the keys. */
export const KEY_WORDS: KeyWords = [
  {
    title: "Anywhere in the list",
    keys: [
      ["J, K", "next and previous candidate"],
      ["/", "search"],
      ["Esc", "give up the selection"],
      ["?", "these keys"],
    ],
  },
  {
    title: "With a name in focus",
    keys: [
      ["↑ ↓", "move"],
      ["Enter", "open"],
      ["X", "select"],
      ["A", "admit"],
      ["R", "refuse"],
      ["I", "resend invitation"],
      ["E", "extend"],
      ["S", "shortlist"],
      ["D", "discard"],
      ["U", "undecide"],
      ["Z", "archive"],
      ["Del", "delete"],
    ],
  },
];

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "altKey" | "metaKey">;

const keyOf = (event: Pressed): string | null => {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
};

/** What a key asks for on a row; null for every other key, and for a key with Control, Alt or Command held. */
export function rowIntentOf(event: Pressed): RowIntent | null {
  const key = keyOf(event);
  return key === null ? null : (ROW_KEYS[key] ?? null);
}

const WRITING = "input:not([type=checkbox]), textarea, select, [contenteditable], [role=textbox], [role=combobox]";
const FLOATING = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";

/** What a key asks for wherever the focus is; null while somebody writes, or while a panel or a menu is open over the list. */
export function pageIntentOf(
  event: Pressed & { defaultPrevented: boolean; target: EventTarget | null },
): PageIntent | null {
  const key = keyOf(event);
  if (key === null || event.defaultPrevented) return null;
  const on = (selector: string) => event.target instanceof Element && event.target.closest(selector) !== null;
  return on(WRITING) || on(FLOATING) ? null : (PAGE_KEYS[key] ?? null);
}
