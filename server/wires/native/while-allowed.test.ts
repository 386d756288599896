/** The check on connections that stay open. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { whileAllowed } from "./while-allowed.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("asks once for all connections of a credential, and ends them all when the answer is no", async () => {
  let allowed = true;
  let asked = 0;
  const ended: string[] = [];
  const open = (credential: string, name: string) => {
    const over = new AbortController();
    const ask = async () => {
      asked += 1;
      return allowed || credential === "other";
    };
    whileAllowed(credential, ask, () => ended.push(name), over.signal);
    return over;
  };
  open("key", "first");
  const left = open("key", "second");
  open("key", "third");
  open("other", "fourth");
  await vi.advanceTimersByTimeAsync(30_000);
  expect({ asked, ended }).toEqual({ asked: 2, ended: [] });
  left.abort();
  allowed = false;
  await vi.advanceTimersByTimeAsync(30_000);
  expect(ended).toEqual(["first", "third"]);
});

it("asks no more once the last connection is gone, and again for the next", async () => {
  let asked = 0;
  const ask = async () => {
    asked += 1;
    return true;
  };
  const first = new AbortController();
  whileAllowed("again", ask, () => undefined, first.signal);
  first.abort();
  await vi.advanceTimersByTimeAsync(90_000);
  expect(asked).toBe(0);
  whileAllowed("again", ask, () => undefined, new AbortController().signal);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toBe(2);
});
