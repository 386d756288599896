/** What becomes of sent values under each type of field. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coerce, inferType, keyProblem, numberIn, scalarOf } from "./coerce.ts";
import type { FieldType, FieldValue } from "./field.ts";
import { fillFromMetadata } from "./metadata.ts";

const outcome = (value: FieldValue, type: FieldType) => {
  const result = coerce(value, type);
  return result.ok ? result.value : "refused";
};

describe("coercion by type", () => {
  test.each<[FieldValue, FieldType, FieldValue]>([
    [72, "number", 72],
    ["72", "number", 72],
    [" -7.5e1 ", "number", -75],
    ["seventy", "number", "refused"],
    ["", "number", "refused"],
    ["0x10", "number", "refused"],
    ["1e999", "number", "refused"],
    [true, "number", "refused"],
    [true, "boolean", true],
    ["true", "boolean", true],
    ["false", "boolean", false],
    ["yes", "boolean", "refused"],
    [1, "boolean", "refused"],
    ["yes", "text", "yes"],
    [72, "text", "72"],
    [false, "text", "false"],
  ])("%j as %s gives %j", (value, type, expected) => {
    expect(outcome(value, type)).toBe(expected);
  });

  test("a value always fits the type that is inferred from it, and keeps what it reads as", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.boolean(),
          fc.double({ noNaN: true, noDefaultInfinity: true }),
          fc.constantFrom("true", "false"),
        ),
        (value) => {
          expect(String(outcome(value, inferType(value)))).toBe(String(value));
        },
      ),
    );
  });

  test("the guide's two spellings of isSynced are one type", () => {
    expect(inferType("true")).toBe(inferType(true));
  });
});

describe("what a field can not hold", () => {
  test.each([[{}], [[]], [Number.NaN], [Number.POSITIVE_INFINITY], ["x".repeat(5001)], ["a\0b"], ["\ud800"]])(
    "%j",
    (value) => {
      expect(scalarOf(value).ok).toBe(false);
    },
  );

  test("astral characters are whole", () => {
    expect(scalarOf("👩‍💻").ok).toBe(true);
  });

  test.each(["", "  ", "k".repeat(121), "a\0"])("the key %j", (key) => {
    expect(keyProblem(key)).not.toBeNull();
  });
});

test("only texts in JSON's number syntax read as numbers", () => {
  expect([numberIn("50"), numberIn("-0.5"), numberIn("1E3")]).toEqual([50, -0.5, 1000]);
  expect([numberIn("050"), numberIn("+5"), numberIn(" 5"), numberIn("5."), numberIn("NaN")]).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});

test("metadata fills managed fields that are left out, and nothing else", () => {
  const managed = new Map<string, FieldType>([
    ["score", "number"],
    ["review", "text"],
    ["level", "number"],
  ]);
  const filled = fillFromMetadata(
    { review: null },
    { score: "72", review: "yes", level: "high", Phone: "+1" },
    managed,
  );
  expect(filled).toEqual({ review: null, score: "72" });
});
