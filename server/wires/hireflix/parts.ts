/** Long lists are answered in parts, with everybody else's turn in between. */
import { setImmediate } from "node:timers/promises";

/** About ten milliseconds of work each. */
const PART = 50;

/** The list itself while it is short, else its items with a pause after each part. */
export function inParts<Item>(items: readonly Item[]): readonly Item[] | AsyncIterable<Item> {
  return items.length <= PART ? items : pausing(items);
}

async function* pausing<Item>(items: readonly Item[]): AsyncGenerator<Item, void> {
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % PART === 0) await setImmediate();
    yield item;
  }
}
