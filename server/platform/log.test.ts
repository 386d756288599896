import { describe, expect, it } from "vitest";
import { errorFacts } from "./log.ts";

describe("an error in the log", () => {
  it("says what failed and where, and nothing of the row that it failed on", () => {
    const error = Object.assign(new Error("duplicate key value violates unique constraint"), {
      name: "DatabaseError",
      code: "23505",
      constraint: "interviews_email",
      table: "interviews",
      detail: "Key (email)=(jane@example.com) already exists.",
      where: "COPY candidates, line 1: jane",
      parameters: ["jane@example.com"],
    });
    const facts = errorFacts(error);
    expect(facts).toMatchObject({ name: "DatabaseError", code: "23505", constraint: "interviews_email" });
    expect(JSON.stringify(facts)).not.toMatch(/jane/i);
    expect(facts.stack).toContain("log.test.ts");
  });

  it("leaves out values that a database quotes in its message", () => {
    const error = Object.assign(new Error('invalid input syntax for type uuid: "jane@example.com"'), { code: "22P02" });
    expect(JSON.stringify(errorFacts(error))).not.toContain("jane");
  });

  it("is written whatever was thrown", () => {
    expect(errorFacts("jane").message).toBe("Something that is no error was thrown.");
  });
});
