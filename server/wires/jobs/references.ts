/** What the last part of a public address names: an id, a number, or either in base64 as the vendor's links have it. */
import { readId } from "../../../shared/ids.ts";

/** At most nine digits: what an integer column holds. */
const NUMBER = /^[1-9]\d{0,8}$/;
const BASE64 = /^[\w+/-]+={0,2}$/;

export type Reference = { id: string } | { number: number } | null;

/** As it is written, or in base64 of either alphabet with or without its padding. null when it is neither an id nor a number. */
export function readReference(text: string): Reference {
  const plain = plainly(text);
  if (plain || !BASE64.test(text)) return plain;
  return plainly(Buffer.from(text, "base64").toString("latin1").trim());
}

function plainly(text: string): Reference {
  const id = readId(text);
  if (id) return { id };
  return NUMBER.test(text) ? { number: Number(text) } : null;
}
