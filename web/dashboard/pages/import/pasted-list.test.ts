/** Pasted lists in the forms that people really paste. */
import { describe, expect, it } from "vitest";
import { looksLikeTable, readPastedList } from "./pasted-list.ts";

const jane = { name: "Jane Doe", email: "jane@example.com", phone: "" };
const bob = { name: "Bob Roe", email: "bob@example.com", phone: "" };

describe("a pasted list", () => {
  it.each([
    ["Jane Doe <jane@example.com>"],
    ['"Jane Doe" <jane@example.com>'],
    ['"Doe, Jane" <jane@example.com>'],
    ["Doe, Jane <jane@example.com>"],
    ["Jane Doe, jane@example.com"],
    ["Jane Doe; jane@example.com"],
    ["Jane Doe\tjane@example.com"],
    ["Jane\tDoe\tjane@example.com"],
    ["jane@example.com, Jane Doe"],
    ["jane@example.com (Jane Doe)"],
    ["Jane Doe - jane@example.com"],
    ["Jane Doe: jane@example.com."],
    ["1. Jane Doe jane@example.com"],
    ["• Jane  Doe  <mailto:jane@example.com>"],
  ])("reads %s", async (text) => {
    expect(await readPastedList(text)).toEqual([jane]);
  });

  it("reads one a line, whatever the line ends", async () => {
    expect(await readPastedList("Jane Doe <jane@example.com>\r\n\r\nBob Roe <bob@example.com>\n")).toEqual([jane, bob]);
  });

  it.each([
    ["Jane Doe <jane@example.com>; Bob Roe <bob@example.com>;"],
    ["Jane Doe <jane@example.com>, Bob Roe <bob@example.com>"],
    ['"Doe, Jane" <jane@example.com>, "Roe, Bob" <bob@example.com>'],
    ["Doe, Jane <jane@example.com>; Roe, Bob <bob@example.com>"],
  ])("reads several people of a mail's To line: %s", async (text) => {
    expect(await readPastedList(text)).toEqual([jane, bob]);
  });

  it("reads bare addresses, divided by anything", async () => {
    const list = await readPastedList("jane@example.com, bob@example.com; eve@example.com\nmax@example.com");
    const emails = list.map((each) => each.email);
    expect(emails).toEqual(["jane@example.com", "bob@example.com", "eve@example.com", "max@example.com"]);
  });

  it("finds a phone number beside the address", async () => {
    expect(await readPastedList("Jane Doe, jane@example.com, +44 (0)20 7946 0018")).toEqual([
      { ...jane, phone: "+44 (0)20 7946 0018" },
    ]);
  });

  it("keeps an entry without an address, to be completed", async () => {
    expect(await readPastedList("Jane Doe\nBob Roe <bob@example.com>")).toEqual([{ ...jane, email: "" }, bob]);
  });

  it("keeps letters of every script", async () => {
    expect((await readPastedList("李 小龙 <li@example.com>"))[0]?.name).toBe("李 小龙");
    expect((await readPastedList("Zoë O’Brien-Müller <zoe@example.com>"))[0]?.name).toBe("Zoë O’Brien-Müller");
  });

  it("tells a spreadsheet from a list", () => {
    expect(looksLikeTable("Name\tE-mail\nJane\tjane@example.com")).toBe(true);
    expect(looksLikeTable("Name,E-mail,City\nJane,jane@example.com,Rome")).toBe(true);
    expect(looksLikeTable("Jane Doe <jane@example.com>\nBob Roe <bob@example.com>")).toBe(false);
    expect(looksLikeTable("Jane Doe, jane@example.com")).toBe(false);
    expect(looksLikeTable("Doe, Jane <jane@example.com>\nRoe, Bob <bob@example.com>")).toBe(false);
  });
});
