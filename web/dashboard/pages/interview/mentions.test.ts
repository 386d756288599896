import { expect, it } from "vitest";
import { mentionsIn } from "./mentions.ts";
import { neighboursIn } from "./neighbours.ts";

const people = [
  { id: "1", name: "Ana" },
  { id: "2", name: "Ana Silva" },
  { id: "3", name: "Björn" },
];

it("finds those who are named after an @, by the longer of two names, once each", () => {
  expect(mentionsIn("@Ana Silva and @björn, look; @Björn!", people)).toEqual(["2", "3"]);
  expect(mentionsIn("@Ana, and ana@example.com", people)).toEqual(["1"]);
  expect(mentionsIn("@Anabel and Ana", people)).toEqual([]);
});

it("knows who stands before and after, and nobody beyond the ends", () => {
  const rows = ["a", "b", "c"].map((id) => ({ id, candidate: { id, name: id, email: "", phone: null } }));
  expect(neighboursIn(rows, "b")).toEqual({ previous: rows[0], next: rows[2] });
  expect(neighboursIn(rows, "c")).toEqual({ previous: rows[1], next: null });
  expect(neighboursIn(rows, "x")).toBeNull();
});
