/** Signed addresses of stored files: stable for a day, valid for about two weeks, openable by whoever has them. */
import type { Keyring } from "../../platform/keyring/keyring.ts";

const DAY_SECONDS = 86_400;
/** Beyond the day that has begun. */
const VALID_DAYS = 14;

interface MediaSigner {
  keyring: Keyring;
  publicUrl: string;
  now: Date;
}

/** A name as the last part of an address: plain characters, its extension kept. */
const plainName = (name: string): string => name.replace(/[^A-Za-z0-9._-]+/g, "-").replace(/^[-.]+/, "") || "file";

/** The absolute address of a file under /media. The expiry is a whole day, so the address does not change within one. */
export function signMedia({ keyring, publicUrl, now }: MediaSigner, file: { id: string; name: string }): string {
  const expires = (Math.floor(now.getTime() / 1000 / DAY_SECONDS) + 1 + VALID_DAYS) * DAY_SECONDS;
  const signature = keyring.sign("media", `${file.id}.${expires}`);
  return `${publicUrl}/media/${file.id}/${expires}/${signature}/${plainName(file.name)}`;
}

/** Is this the address of a file that may be given out now? Expires is in Unix seconds. */
export function isMediaAddress(
  { keyring, now }: Pick<MediaSigner, "keyring" | "now">,
  address: { fileId: string; expires: string; signature: string },
): "valid" | "expired" | "forged" {
  if (!keyring.verify("media", `${address.fileId}.${address.expires}`, address.signature)) return "forged";
  return Number(address.expires) * 1000 > now.getTime() ? "valid" : "expired";
}
