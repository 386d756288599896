import { describe, expect, it } from "vitest";
import { newId } from "../../../shared/ids.ts";
import { hashSecret, openKeyring, randomSecret } from "./keyring.ts";

const keyring = openKeyring("a secret key of a deployment");

describe("room codes", () => {
  it("have 11 base62 characters, the same each time, another for each generation and deployment", () => {
    const id = newId();
    const code = keyring.roomCode(id, 1);
    expect(code).toMatch(/^[0-9A-Za-z]{11}$/);
    expect(keyring.roomCode(id, 1)).toBe(code);
    expect(keyring.roomCode(id, 2)).not.toBe(code);
    expect(keyring.roomCode(newId(), 1)).not.toBe(code);
    expect(openKeyring("another secret key").roomCode(id, 1)).not.toBe(code);
  });

  it("spread over all characters at every place", () => {
    const seen = Array.from({ length: 11 }, () => new Set<string>());
    for (let index = 0; index < 3000; index++) {
      for (const [place, sign] of [...keyring.roomCode(newId(), 1)].entries()) seen[place]?.add(sign);
    }
    for (const signs of seen) expect(signs.size).toBe(62);
  });
});

describe("signatures", () => {
  it("hold for their text and purpose alone", () => {
    const signature = keyring.sign("media", "file.100");
    expect(keyring.verify("media", "file.100", signature)).toBe(true);
    expect(keyring.verify("media", "file.101", signature)).toBe(false);
    expect(keyring.verify("share", "file.100", signature)).toBe(false);
    expect(keyring.verify("media", "file.100", `${signature}x`)).toBe(false);
    expect(keyring.verify("media", "file.100", "")).toBe(false);
  });
});

describe("encryption", () => {
  it("gives the text back, never looks the same twice, and notices a changed byte", () => {
    const sealed = keyring.encrypt("whsec_…ü");
    expect(keyring.decrypt(sealed)).toBe("whsec_…ü");
    expect(keyring.encrypt("whsec_…ü").equals(sealed)).toBe(false);
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
    expect(() => keyring.decrypt(sealed)).toThrow();
    expect(() => openKeyring("another secret key").decrypt(keyring.encrypt("x"))).toThrow();
  });
});

describe("secrets", () => {
  it("are random and kept as their SHA-256", () => {
    expect(new Set(Array.from({ length: 500 }, () => randomSecret())).size).toBe(500);
    expect(randomSecret(8)).toMatch(/^[0-9A-Za-z]{8}$/);
    expect(hashSecret("abc").toString("hex")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });
});
