import { expect, it } from "vitest";
import { isPhoneNumber } from "./phone.ts";

it.each(["+49 170 1234567", "(0170) 123-45 67 ext. 8", "٠١٢٣٤٥٦٧", "112 33"])("%s is a phone number", (text) => {
  expect(isPhoneNumber(text)).toBe(true);
});

it.each(["", "x", "1234", "<script>12345", "ada@example.com 12345", "1".repeat(21)])("%j is none", (text) => {
  expect(isPhoneNumber(text)).toBe(false);
});
