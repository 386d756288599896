/** What an address asks for in the name of a host page. */
import { describe, expect, it } from "vitest";
import { carriedQuery, readHostOptions, readPrefill } from "./host-options.ts";

describe("options of a host page", () => {
  it("are read from the address", () => {
    expect(
      readHostOptions("?color=%230a5533&logo=https%3A%2F%2Fexample.com%2Fl.png&intro=skip&language=en-US"),
    ).toEqual({
      color: "#0a5533",
      logoUrl: "https://example.com/l.png",
      skipIntro: true,
      language: "en",
    });
    expect(readHostOptions("?color=0a5533").color).toBe("#0a5533");
  });
  it("are the team's own when they are missing, or nothing that a page should take", () => {
    const none = { color: null, logoUrl: null, skipIntro: false, language: null };
    expect(readHostOptions("")).toEqual(none);
    expect(readHostOptions("?color=red;x&logo=javascript:alert(1)&intro=1&language=klingon")).toEqual(none);
  });
  it("go on into the room, and nothing personal with them", () => {
    expect(carriedQuery("?color=0a5533&email=a%40example.com&intro=skip")).toBe("?color=0a5533&intro=skip");
    expect(carriedQuery("?email=a%40example.com")).toBe("");
    expect(carriedQuery("?language=xx", "en")).toBe("?language=en");
  });
});

describe("prefill", () => {
  it("takes first and last name, address and phone", () => {
    expect(readPrefill("?firstName=Ada&lastName=Lovelace&email=ada@example.com&phoneNumber=%2B49170123")).toEqual({
      name: "Ada Lovelace",
      email: "ada@example.com",
      phone: "+49170123",
    });
  });
  it("takes a plus that was not encoded", () => {
    expect(readPrefill("?phoneNumber=+49170123").phone).toBe("+49170123");
    expect(readPrefill("?phoneNumber=0170123").phone).toBe("0170123");
  });
});
