/** What an error tells whoever calls, and what it keeps to the log. */
import { GraphQLError } from "graphql";
import { expect, test } from "vitest";
import { RefusedError } from "../../core/refusal.ts";
import { presentError } from "./errors.ts";

const SAID = "Something went wrong here.";

test("what nobody expected is code 500 without its own text, which goes to the log alone", () => {
  const cause = new Error("connection to 10.0.0.5:5432 refused");
  const logged: Error[] = [];
  const told = presentError(
    new GraphQLError(cause.message, { path: ["positions", 0], originalError: cause }),
    (error) => {
      logged.push(error);
      return SAID;
    },
  );
  expect(told).toEqual({ message: SAID, path: ["positions", 0], code: 500, extensions: { code: 500 } });
  expect(JSON.stringify(told)).not.toContain("5432");
  expect(logged).toEqual([cause]);
});

test("a refusal keeps its words and is not logged as unexpected", () => {
  const refused = new RefusedError({ code: "duplicate", message: "It is there already." });
  const told = presentError(new GraphQLError("", { originalError: refused }), () => expect.unreachable());
  expect(told).toEqual({
    message: "It is there already.",
    code: 409,
    extensions: { name: "duplicate", code: 409 },
  });
});
