/** Takes what names a candidate out of texts that a guest may read. Pure. */

export interface Identity {
  name: string;
  email: string;
  phone: string | null;
  /** Values of custom fields. */
  fields: readonly string[];
}

/** Words of a name that are also common words would tear holes into every text, so the shortest ones stay. */
const SHORTEST = 3;
const HIDDEN = "[hidden]";

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Digits of a phone number with whatever people write between them. */
function phonePattern(phone: string): string | null {
  const digits = phone.replace(/\D/g, "");
  return digits.length < 6 ? null : `\\+?${digits.split("").join("[\\s().\\-/]*")}`;
}

/**
 * What puts [hidden] in the place of the candidate's name, each of its words, the address, the phone number and the values of
 * custom fields, in any letter case.
 */
export function hideIdentity({ name, email, phone, fields }: Identity): (text: string) => string {
  const words = [name, ...name.split(/[\s\-.,]+/), ...email.split("@").slice(0, 1), ...fields]
    .map((word) => word.trim())
    .filter((word) => word.length >= SHORTEST || /[^\p{ASCII}]/u.test(word));
  const known = [...new Set(words)].sort((left, right) => right.length - left.length);
  const number = phone === null ? null : phonePattern(phone);
  const whole = known.map((word) => `(?<![\\p{L}\\p{N}])${escaped(word)}(?![\\p{L}\\p{N}])`);
  const parts = [escaped(email), ...(number ? [number] : []), ...whole].filter((part) => part !== "");
  if (parts.length === 0) return (text) => text;
  const pattern = new RegExp(parts.join("|"), "giu");
  return (text) => text.replace(pattern, HIDDEN);
}
