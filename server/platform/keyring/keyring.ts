/** What is derived from the deployment's secret key: room codes, media signatures, encryption of stored secrets. */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const CODE_LENGTH = 11;

export interface Keyring {
  /** The 11 base62 characters (65 bits) that open the room of an interview; a raised generation voids the earlier code. */
  roomCode(interviewId: string, generation: number): string;
  /** Signs text for a purpose; base64url. */
  sign(purpose: string, text: string): string;
  verify(purpose: string, text: string, signature: string): boolean;
  /** AES-256-GCM for secrets that must be shown or used again. */
  encrypt(text: string): Buffer;
  /** @throws Error when the bytes were not made by this keyring. */
  decrypt(bytes: Buffer): string;
}

/** The indexed form of a room code, an API key's secret or a token: secrets are never stored as they are. */
export function hashSecret(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}

/** A random secret of 32 bytes in base62 of 43 characters. */
export function randomSecret(length = 43): string {
  let text = "";
  while (text.length < length) {
    for (const byte of randomBytes(64)) {
      if (byte < 248 && text.length < length) text += BASE62[byte % 62];
    }
  }
  return text;
}

/** Opens the keyring of a deployment from its secret key. */
export function openKeyring(secretKey: string): Keyring {
  const derive = (purpose: string): Buffer => Buffer.from(hkdfSync("sha256", secretKey, "greenroom", purpose, 32));
  const codeKey = derive("room-code");
  const encryptionKey = derive("encryption");
  const signingKeys = new Map<string, Buffer>();
  const signingKey = (purpose: string): Buffer => {
    const known = signingKeys.get(purpose);
    if (known) return known;
    const made = derive(`sign:${purpose}`);
    signingKeys.set(purpose, made);
    return made;
  };
  const sign = (purpose: string, text: string) =>
    createHmac("sha256", signingKey(purpose)).update(text).digest("base64url");

  return {
    roomCode(interviewId, generation) {
      const digest = createHmac("sha256", codeKey).update(`${interviewId}:${generation}`).digest();
      let value = BigInt(`0x${digest.subarray(0, 16).toString("hex")}`);
      let code = "";
      for (let index = 0; index < CODE_LENGTH; index++) {
        code += BASE62[Number(value % 62n)];
        value /= 62n;
      }
      return code;
    },
    sign,
    verify(purpose, text, signature) {
      const expected = Buffer.from(sign(purpose, text));
      const given = Buffer.from(signature);
      return expected.length === given.length && timingSafeEqual(expected, given);
    },
    encrypt(text) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", encryptionKey, nonce);
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    decrypt(bytes) {
      const decipher = createDecipheriv("aes-256-gcm", encryptionKey, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
    },
  };
}
