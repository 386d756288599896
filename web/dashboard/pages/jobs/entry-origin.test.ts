/** What the form of a CV says of the name and the address that it proposes. */
import { describe, expect, it } from "vitest";
import { addressOrigin, nameOrigin } from "./entry-origin.ts";

describe("a CV's form says", () => {
  it("of an address whether it stands in the CV or was sent with it", () => {
    const origin = (proposedEmail: string | null, cvText: string | null) => addressOrigin({ proposedEmail, cvText });
    expect(origin("jane@example.com", "Jane Doe\nJane@Example.com")).toMatch(/^Found in the CV\./);
    expect(origin("jane@example.com", "Jane Doe\njane.doe@example.org")).toMatch(
      /^Sent with the CV, and not found in it\./,
    );
    expect(origin("jane@example.com", null)).toMatch(/^Sent with the CV/);
    expect(origin(null, "Jane Doe")).toMatch(/^None was sent/);
  });

  it("of a name whether it was sent or found", () => {
    expect(nameOrigin({ name: "Jane", proposedName: "Jane" })).toMatch(/^Sent with the CV/);
    expect(nameOrigin({ name: null, proposedName: "Jane Doe" })).toMatch(/^Found in the CV/);
    expect(nameOrigin({ name: null, proposedName: null })).toBeUndefined();
  });
});
