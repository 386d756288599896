/** The settings: who sees which section, and what their fields say. */
import { describe, expect, it } from "vitest";
import { ROLES, type Role } from "../../../../shared/native/roles.ts";
import { colorWords } from "./color-words.ts";
import { logoFault } from "./logo-fault.ts";
import { storedMessage, withVariable } from "./message-draft.ts";
import { sectionIn, sectionsFor } from "./sections.ts";

describe("the sections", () => {
  it("open at the one in the address, when the role can use it", () => {
    expect(sectionIn({ section: "branding" }, "owner")).toBe("branding");
    expect(sectionIn({ section: "branding" }, "recruiter")).toBe("fields");
    expect(sectionIn({ section: "nothing" }, "owner")).toBe("workspace");
    expect(sectionIn({}, "viewer")).toBe("fields");
  });

  it("are there for everybody, members for those who may read them", () => {
    const shown = (role: Role) => sectionsFor(role).map((section) => section.id);
    for (const role of ROLES) expect(shown(role)).toContain("fields");
    expect(ROLES.filter((role) => shown(role).includes("members"))).toEqual(["owner", "recruiter"]);
  });
});

describe("a team's colour", () => {
  it("is told where it is left out", () => {
    expect(colorWords("#ffd23f").words).toContain("Used on dark pages");
    expect(colorWords("#101080").words).toContain("Used on light pages");
  });
});

describe("a logo", () => {
  it("is a small picture that can not carry scripts", () => {
    expect(logoFault({ type: "image/png", size: 2 * 1024 * 1024 })).toBeNull();
    expect(logoFault({ type: "image/png", size: 2 * 1024 * 1024 + 1 })).toContain("at most 2 MB");
    expect(logoFault({ type: "image/svg+xml", size: 100 })).toContain("PNG, JPEG or WebP");
    expect(logoFault({ type: "image/png", size: 0 })).toBe("This file is empty.");
  });
});

describe("a message", () => {
  const builtIn = { subject: "Your interview", body: "Hello {firstName}." };

  it("is stored as nothing while it is the built-in one", () => {
    expect(storedMessage({ subject: " Your interview ", body: "Hello {firstName}.\n" }, builtIn)).toBeNull();
    expect(storedMessage({ subject: "Your interview", body: "Hi" }, builtIn)).toEqual({
      subject: "Your interview",
      body: "Hi",
    });
  });

  it("takes a variable in place of what is selected", () => {
    expect(withVariable("Hello you.", "firstName", 6, 9)).toBe("Hello {firstName}.");
  });
});
