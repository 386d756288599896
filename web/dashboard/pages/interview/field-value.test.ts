/** Typed text becomes the value that the field's type asks for. */
import { describe, expect, it } from "vitest";
import { readValue, typeOf } from "./field-value.ts";

describe("a typed value", () => {
  it("is read by its field's type", () => {
    expect(readValue("text", " 72 ")).toEqual({ value: "72" });
    expect(readValue("number", " 72 ")).toEqual({ value: 72 });
    expect(readValue("number", "7,5")).toEqual({ value: 7.5 });
    expect(readValue("boolean", "true")).toEqual({ value: true });
    expect(readValue("boolean", "false")).toEqual({ value: false });
  });
  it("is refused in words when it does not fit", () => {
    expect(readValue("number", "seventy")).toHaveProperty("fault");
    expect(readValue("number", "1,000,000")).toHaveProperty("fault");
    expect(readValue("text", "  ")).toHaveProperty("fault");
  });
  it("keeps the type that it has", () => {
    expect([typeOf("72"), typeOf(72), typeOf(false)]).toEqual(["text", "number", "boolean"]);
  });
});
