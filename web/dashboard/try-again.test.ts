/** Trying again is offered where it can help. */
import { expect, it } from "vitest";
import { mayHelpAgain } from "./try-again.ts";

it.each([0, 401, 409, 429, 500, 503])("offers another try after %i", (status) => {
  expect(mayHelpAgain(status)).toBe(true);
});

it.each([400, 403, 404, 410, 422])("offers no other try after %i", (status) => {
  expect(mayHelpAgain(status)).toBe(false);
});
