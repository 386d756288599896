import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { pageKeyOf } from "./page-keys.ts";

const pressed = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  shiftKey: false,
  defaultPrevented: false,
  target: null,
  ...more,
});

// There is no page here, so nothing has the focus.
beforeAll(() => void vi.stubGlobal("Element", class {}));
afterAll(() => void vi.unstubAllGlobals());

describe("the keys of an interview", () => {
  it.each([
    [" ", { kind: "toggle" }],
    ["k", { kind: "toggle" }],
    ["j", { kind: "seek", seconds: -10 }],
    ["l", { kind: "seek", seconds: 10 }],
    ["ArrowLeft", { kind: "seek", seconds: -5 }],
    ["ArrowRight", { kind: "seek", seconds: 5 }],
    ["3", { kind: "answer", number: 3 }],
    ["s", { kind: "score" }],
    ["c", { kind: "comment" }],
    ["d", { kind: "decide" }],
    ["n", { kind: "candidate", direction: 1 }],
    [".", { kind: "step", direction: 1 }],
    ["0", null],
    ["x", null],
  ])("%j asks for %j", (key, expected) => {
    expect(pageKeyOf(pressed(key))).toEqual(expected);
  });

  it("take the signs that need Shift, and no other key with it", () => {
    expect(pageKeyOf(pressed(">", { shiftKey: true }))).toEqual({ kind: "rate", direction: 1 });
    expect(pageKeyOf(pressed("?", { shiftKey: true }))).toEqual({ kind: "help" });
    expect(pageKeyOf(pressed("S", { shiftKey: true }))).toBeNull();
  });

  it("leave the browser's own chords alone", () => {
    for (const held of ["ctrlKey", "altKey", "metaKey"] as const) {
      expect(pageKeyOf(pressed("d", { [held]: true }))).toBeNull();
    }
    expect(pageKeyOf(pressed("d", { defaultPrevented: true }))).toBeNull();
  });
});
