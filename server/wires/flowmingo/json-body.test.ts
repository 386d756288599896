/** What the wire's bodies may look like. */
import { expect, test } from "vitest";
import { parseJson } from "./json-body.ts";

const parse = (text: string) => parseJson(Buffer.from(text));

test("raw line breaks and tabs inside texts are kept as what they are", () => {
  expect(parse('{\n\t"a": "one\ntwo\tthree\r\n\\"four\\"\\\\"\n}')).toEqual({ a: 'one\ntwo\tthree\r\n"four"\\' });
});

test("what is no JSON otherwise stays refused", () => {
  for (const text of ["", "{", '{"a": "b', "{'a': 1}", '{"a": "\\x"}', '"\\']) {
    expect(() => parse(text), text).toThrow(/JSON|empty/);
  }
});

test("a hostile body of quotation marks is judged in one pass", () => {
  expect(() => parse(`"${'\\"'.repeat(2_000_000)}`)).toThrow(/JSON/);
});

test("texts that no column stores are refused by their place", () => {
  expect(() => parse('{"a": ["\\u0000"]}')).toThrow(/a\.0/);
  expect(() => parseJson(Buffer.from([0x22, 0xff, 0x22]))).toThrow(/UTF-8/);
});
