/** Which page an address asks for. */
import { expect, it } from "vitest";
import { readPlace } from "./place.ts";

it("reads a room and the wish for no reminders", () => {
  expect(readPlace("/i/abcDEF12345", "")).toEqual({ kind: "room", code: "abcDEF12345", reminders: false });
  expect(readPlace("/i/abcDEF12345", "?reminders=off")).toMatchObject({ reminders: true });
});

it("reads an open position and a link without its key", () => {
  expect(readPlace("/open/p1", "")).toEqual({ kind: "open", positionId: "p1" });
  expect(readPlace("/link/i1", "")).toEqual({ kind: "link", interviewId: "i1" });
});

it("knows no other place, and no broken code", () => {
  expect(readPlace("/i/", "")).toEqual({ kind: "nowhere" });
  expect(readPlace("/x/y", "")).toEqual({ kind: "nowhere" });
  expect(readPlace("/i/%E0%A4%A", "")).toEqual({ kind: "nowhere" });
});
