/** What marks a mail wherever it comes back: in its return path, its envelope and a header. Derived, so nobody can make one up. */
import type { Keyring } from "../../platform/keyring/keyring.ts";

const PURPOSE = "mail-token";
const SIGNATURE_BYTES = 8;
const LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
const FORM = /^[a-z2-7]{45}$/;

export interface MarkedMail {
  /** The number of the workspace: a token stands in places that are short. */
  workspaceNumber: number;
  mailId: string;
}

/** 45 letters and digits, which servers may write in capitals. */
export function mailToken(keyring: Keyring, { workspaceNumber, mailId }: MarkedMail): string {
  const bytes = Buffer.alloc(20 + SIGNATURE_BYTES);
  bytes.writeUInt32BE(workspaceNumber, 0);
  bytes.write(mailId.replaceAll("-", ""), 4, "hex");
  signatureOf(keyring, bytes.subarray(0, 20)).copy(bytes, 20);
  return encode(bytes);
}

/** What a token marks, or null for a text that is none of ours. */
export function readMailToken(keyring: Keyring, text: string): MarkedMail | null {
  const token = text.trim().toLowerCase();
  if (!FORM.test(token)) return null;
  const bytes = decode(token);
  const marked = {
    workspaceNumber: bytes.readUInt32BE(0),
    mailId: bytes.toString("hex", 4, 20).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"),
  };
  // Compared as a whole, in no time that tells how much of it was right.
  return keyring.verify(PURPOSE, token, keyring.sign(PURPOSE, mailToken(keyring, marked))) ? marked : null;
}

const signatureOf = (keyring: Keyring, bytes: Buffer): Buffer =>
  Buffer.from(keyring.sign(PURPOSE, bytes.toString("hex")), "base64url").subarray(0, SIGNATURE_BYTES);

function encode(bytes: Buffer): string {
  let bits = 0;
  let held = 0;
  let text = "";
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += LETTERS[(held >> (bits - 5)) & 31];
  }
  return bits > 0 ? text + LETTERS[(held << (5 - bits)) & 31] : text;
}

function decode(token: string): Buffer {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const letter of token) {
    held = ((held << 5) | LETTERS.indexOf(letter)) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bytes.push((held >> (bits - 8)) & 255);
      bits -= 8;
    }
  }
  return Buffer.from(bytes);
}
