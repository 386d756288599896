/** Tokens of mails: read back as they were made, by nobody else's key. */
import { describe, expect, it } from "vitest";
import { newId } from "../../../shared/ids.ts";
import { openKeyring } from "../../platform/keyring/keyring.ts";
import { mailToken, readMailToken } from "./mail-token.ts";

const keyring = openKeyring("a key of the tests, long enough");
const marked = { workspaceNumber: 4_000_000_123, mailId: newId() };

describe("the token of a mail", () => {
  it("is read back, in capitals too, and fits into an address beside the mailbox's name", () => {
    const token = mailToken(keyring, marked);
    expect(token).toHaveLength(45);
    expect(readMailToken(keyring, token)).toEqual(marked);
    expect(readMailToken(keyring, ` ${token.toUpperCase()} `)).toEqual(marked);
  });

  it("is nothing once a letter is another, with another key, or with none of its form", () => {
    const token = mailToken(keyring, marked);
    for (let place = 0; place < 44; place++) {
      const other = token[place] === "a" ? "b" : "a";
      expect(readMailToken(keyring, token.slice(0, place) + other + token.slice(place + 1))).toBeNull();
    }
    expect(readMailToken(openKeyring("another key, long enough too"), token)).toBeNull();
    expect(readMailToken(keyring, "")).toBeNull();
    expect(readMailToken(keyring, token.slice(1))).toBeNull();
  });
});
