/** The keys of an interview's page; they leave alone whatever a control or a text field needs itself. */

export type PageKey = { kind: "toggle" } | { kind: "seek"; direction: 1 | -1 } | { kind: "answer"; number: number };

const WRITING = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], [role=textbox]";
const FLOATING = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";
const PRESSED_BY_SPACE = "button, a, summary, input, [role=button], [role=combobox], [role=switch], [tabindex='0']";
const MOVED_BY_ARROWS = "media-time-range, media-volume-range, [role=combobox], [role=slider], input";

/** What a key pressed on the page asks for; null when it belongs to the element that has the focus. */
export function pageKeyOf(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "altKey" | "metaKey" | "shiftKey" | "defaultPrevented"> & {
    target: EventTarget | null;
  },
): PageKey | null {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return null;
  const on = (selector: string) => event.target instanceof Element && event.target.closest(selector) !== null;
  if (on(WRITING) || on(FLOATING)) return null;
  if (event.key === " ") return on(PRESSED_BY_SPACE) ? null : { kind: "toggle" };
  if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
    return on(MOVED_BY_ARROWS) ? null : { kind: "seek", direction: event.key === "ArrowRight" ? 1 : -1 };
  }
  return /^[1-9]$/.test(event.key) ? { kind: "answer", number: Number(event.key) } : null;
}
