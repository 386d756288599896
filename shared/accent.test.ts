/** When a team's colour becomes the accent. */
import { expect, it } from "vitest";
import { readAccent } from "./accent.ts";

it("takes a colour that stands out, with the text that is read best on it", () => {
  expect(readAccent("#1f4fbf", "light")).toEqual({ accent: "#1f4fbf", text: "#ffffff" });
  expect(readAccent("#ffd23f", "dark")).toEqual({ accent: "#ffd23f", text: "#000000" });
});

it("leaves a colour that would vanish on the ground", () => {
  expect(readAccent("#ffd23f", "light")).toBeNull();
  expect(readAccent("#101080", "dark")).toBeNull();
});

it("leaves what is no colour", () => {
  expect(readAccent("red", "light")).toBeNull();
});
