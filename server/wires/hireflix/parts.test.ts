/** Long lists leave everybody else their turn. */
import { expect, test } from "vitest";
import { inParts } from "./parts.ts";

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

test("a short list is answered as it is", () => {
  const items = numbers(10);
  expect(inParts(items)).toBe(items);
});

test("a callback that waits for its turn runs before the last item of a long list is there", async () => {
  const order: string[] = [];
  const parts = inParts(numbers(30));
  setImmediate(() => order.push("callback"));
  const last = Promise.resolve(parts.at(-1)).then(() => order.push("last item"));
  expect(await Promise.all(parts)).toEqual(numbers(30));
  await last;
  expect(order).toEqual(["callback", "last item"]);
});
