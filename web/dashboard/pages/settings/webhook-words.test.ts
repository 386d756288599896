/** Families of events, and what ticking one of them does. */
import { expect, it } from "vitest";
import { asksFor, familiesOf, toggled } from "./webhook-words.ts";

const names = ["interview.created", "interview.completed", "position.created", "a.status.update.sent"];

it("groups events by what their names have in common", () => {
  expect(familiesOf(names).map(({ pattern }) => pattern)).toEqual(["interview.*", "position.*", "a.status.update.*"]);
});

it("knows which events a webhook asks for", () => {
  expect(names.filter((name) => asksFor(["*"], name))).toEqual(names);
  expect(names.filter((name) => asksFor(["interview.*"], name))).toEqual(["interview.created", "interview.completed"]);
  expect(names.filter((name) => asksFor(["a.status.update"], name))).toEqual(["a.status.update.sent"]);
  expect(asksFor(["interview.create"], "interview.created")).toBe(false);
});

it("takes a family for its events, and leaves the others alone", () => {
  const [family] = familiesOf(names);
  if (!family) throw new Error("There is a family.");
  expect(toggled(["interview.created", "position.created"], "interview.*", true, family)).toEqual([
    "position.created",
    "interview.*",
  ]);
  expect(toggled(["interview.*", "position.created"], "interview.*", false, family)).toEqual(["position.created"]);
  expect(toggled([], "interview.created", true, family)).toEqual(["interview.created"]);
});
