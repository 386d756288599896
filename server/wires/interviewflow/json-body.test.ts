/** Bodies as bytes: what is read, what is refused, and which part of it can not be stored. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findUnstorable } from "../../core/storable-text.ts";
import { parseJson } from "./json-body.ts";

const bytes = (text: string) => Buffer.from(text);

test("every JSON value of moderate depth is read as it is", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      expect(parseJson(bytes(JSON.stringify(value)))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("a byte order mark is skipped", () => {
  expect(parseJson(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes("{}")]))).toEqual({});
});

describe("refused", () => {
  test.each<[string, Uint8Array, RegExp]>([
    ["nothing", bytes(" "), /empty/],
    ["half an object", bytes("{"), /not valid JSON/],
    ["a byte that is no UTF-8", Buffer.from([0x22, 0xff, 0x22]), /UTF-8/],
    ["half of a character", Buffer.from([0x22, 0xe2, 0x82, 0x22]), /UTF-8/],
    ["very deep nesting", bytes(`${"[".repeat(500_000)}${"]".repeat(500_000)}`), /nested/],
  ])("%s", (_what, body, message) => {
    expect(() => parseJson(body)).toThrow(message);
  });
});

test("what can not be stored is named by its path", () => {
  expect(findUnstorable({ a: [{ b: "fine" }, { c: "a\0" }] })?.path).toEqual(["a", 1, "c"]);
  expect(findUnstorable({ a: { "k\ud800": 1 } })?.path).toEqual(["a"]);
  expect(findUnstorable({ a: Number.POSITIVE_INFINITY })?.path).toEqual(["a"]);
  expect(findUnstorable({ a: [null, true, 1, "👩‍💻", undefined] })).toBeNull();
});
