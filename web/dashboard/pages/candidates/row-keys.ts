/** The keys that act on a row while its name has the focus; nowhere else, so that typing never acts. */

export type RowIntent =
  | "next"
  | "previous"
  | "admit"
  | "refuse"
  | "resend"
  | "extend"
  | "shortlist"
  | "discard"
  | "undecide"
  | "archive"
  | "delete";

const KEYS: Record<string, RowIntent> = {
  ArrowDown: "next",
  ArrowUp: "previous",
  a: "admit",
  r: "refuse",
  i: "resend",
  e: "extend",
  s: "shortlist",
  d: "discard",
  u: "undecide",
  x: "archive",
  Delete: "delete",
};

/** What the reader of the page is told about the keys. */
export const ROW_KEYS_WORDS: readonly [string, string][] = [
  ["↑ ↓", "move"],
  ["Enter", "open"],
  ["A", "admit"],
  ["R", "refuse"],
  ["I", "resend invitation"],
  ["E", "extend"],
  ["S", "shortlist"],
  ["D", "discard"],
  ["U", "undecide"],
  ["X", "archive"],
  ["Del", "delete"],
];

/** What a key asks for; null for every other key, and for a key with Control, Alt or Command held. */
export function rowIntentOf(event: {
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
}): RowIntent | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  return KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key] ?? null;
}
