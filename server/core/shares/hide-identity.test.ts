import { describe, expect, it } from "vitest";
import { hideIdentity } from "./hide-identity.ts";

const jane = {
  name: "Jane van der Doe-Smith",
  email: "jane.doe@example.com",
  phone: "+49 170 1234567",
  fields: ["A-4711"],
};

describe("hidden identity", () => {
  it.each([
    ["Hello, I am Jane van der Doe-Smith.", "Hello, I am [hidden]."],
    ["JANE speaking; call me Smith", "[hidden] speaking; call me [hidden]"],
    ["Write to Jane.Doe@Example.com", "Write to [hidden]"],
    ["Or call +49 (170) 123-4567 tonight", "Or call [hidden] tonight"],
    ["My number here is a-4711.", "My number here is [hidden]."],
  ])("takes it out of %j", (text, shown) => {
    expect(hideIdentity(jane)(text)).toBe(shown);
  });

  it("leaves longer words that contain one alone", () => {
    expect(hideIdentity(jane)("Janes janet vanity doe's")).toBe("Janes janet vanity [hidden]'s");
  });

  it("hides short names of other scripts, and regular expressions are only letters to it", () => {
    const hide = hideIdentity({ name: "王芳 (.*)", email: "w@example.com", phone: null, fields: [] });
    expect(hide("我叫 王芳。Anything")).toBe("我叫 [hidden]。Anything");
  });
});
