/** Families of events, and what ticking one of them does. */
import { expect, it } from "vitest";
import { familiesOf, toggled } from "./webhook-words.ts";

const names = ["interview.created", "interview.completed", "position.created", "a.status.update.sent"];

it("groups events by what their names have in common", () => {
  expect(familiesOf(names).map(({ pattern }) => pattern)).toEqual(["interview.*", "position.*", "a.status.update.*"]);
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
