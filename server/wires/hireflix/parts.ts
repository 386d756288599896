/** Long lists are answered in parts, with everybody else's turn in between. */
import { setImmediate } from "node:timers/promises";

/** A few milliseconds of work, also where each item has its answers word by word. */
const PART = 10;

/** The list itself while it is short; of a longer one each part comes a turn later, as promises that graphql-js waits for. */
export function inParts<Item>(items: readonly Item[]): readonly (Item | Promise<Item>)[] {
  if (items.length <= PART) return items;
  let turn: Promise<unknown> = Promise.resolve();
  return items.map((item, index) => {
    if (index < PART) return item;
    if (index % PART === 0) turn = turn.then(() => setImmediate());
    return turn.then(() => item);
  });
}
