/** Passwords of share links: scrypt with a salt of its own each, in one text. */
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";

const BYTES = 32;
/** About 50 ms and 16 MB: a guess costs, a guest does not notice. */
const COST: ScryptOptions = { N: 16_384, r: 8, p: 1 };

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // The same letters typed on another keyboard may come composed otherwise.
    scrypt(password.normalize("NFKC"), salt, BYTES, COST, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** The text to keep: salt and key, both in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `${salt.toString("base64url")}.${(await derive(password, salt)).toString("base64url")}`;
}

export async function isPassword(password: string, kept: string): Promise<boolean> {
  const [salt = "", key = ""] = kept.split(".");
  const given = await derive(password, Buffer.from(salt, "base64url"));
  const expected = Buffer.from(key, "base64url");
  return given.length === expected.length && timingSafeEqual(given, expected);
}
