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

  it.each([
    ["José García", "I am Jose, Señor GARCIA", "I am [hidden], Señor [hidden]"],
    ["Jose Garcia", "I am José García.", "I am [hidden]."],
    ["Jose Garcia", "I am Jose\u0301.", "I am [hidden]."],
    ["Bo Ek", "Call me Bo. Bo, do so. No bo.", "Call me [hidden]. [hidden], do so. No bo."],
    ["王芳", "我叫王芳，你好。", "我叫[hidden]，你好。"],
    ["王 芳", "我叫王芳，你好。", "我叫[hidden]，你好。"],
    ["김 민수", "저는 김민수입니다. 민수가", "저는 [hidden]입니다. [hidden]가"],
    ["J. Ng", "J is for joy, says Ng", "J is for joy, says [hidden]"],
  ])("hides %s however it is written", (name, text, shown) => {
    expect(hideIdentity({ ...jane, name })(text)).toBe(shown);
  });

  it("leaves longer words that contain one alone", () => {
    expect(hideIdentity(jane)("Janes janet vanity doe's")).toBe("Janes janet vanity [hidden]'s");
  });

  it("hides short names of other scripts, and regular expressions are only letters to it", () => {
    const hide = hideIdentity({ name: "王芳 (.*)", email: "w@example.com", phone: null, fields: [] });
    expect(hide("我叫 王芳。Anything")).toBe("我叫 [hidden]。Anything");
  });
});
