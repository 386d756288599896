/** Takes what names a candidate out of texts that a guest may read. Pure. */

export interface Identity {
  name: string;
  email: string;
  phone: string | null;
  /** Values of custom fields. */
  fields: readonly string[];
}

/** A shorter word of a name is also a word of many sentences: it is hidden only as a name is written, with its capital letter. */
const SHORTEST = 3;
const INITIALS = 1;
const HIDDEN = "[hidden]";

/** A text as the pattern of itself, whatever accents stand on its letters: José is also written Jose. */
const escaped = (text: string): string =>
  [...text.normalize("NFD").replace(/\p{M}/gu, "")]
    .map((letter) => `${letter.replace(/[.*+?^${}()|[\]\\]/, "\\$&")}\\p{M}*`)
    .join("");

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
  const words = [name, name.replace(/\s+/g, ""), ...name.split(/[\s\-.,]+/), ...email.split("@").slice(0, 1), ...fields]
    .map((word) => word.trim())
    .filter((word) => word !== "");
  const isLong = (word: string) => word.length >= SHORTEST || /[^\p{ASCII}]/u.test(word);
  const short = words.filter((word) => !isLong(word) && word.length > INITIALS && /^\p{Lu}/u.test(word));
  const number = phone === null ? null : phonePattern(phone);
  const long = [escaped(email), number ?? "", ...patternsOf(words.filter(isLong))].filter((part) => part !== "");
  const patterns = [
    ...(long.length > 0 ? [new RegExp(long.join("|"), "giu")] : []),
    ...patternsOf(short).map((pattern) => new RegExp(pattern, "gu")),
  ];
  return (text) =>
    patterns.reduce((shown, pattern) => shown.replace(pattern, HIDDEN), text.normalize("NFD")).normalize("NFC");
}

/** Scripts that put no blanks between words, or endings right behind them. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Each as a word of its own, longer ones first, so that a whole name is hidden as one. */
const patternsOf = (words: readonly string[]): string[] =>
  [...new Set(words)]
    .sort((left, right) => right.length - left.length)
    .map((word) =>
      UNSPACED.test(word) && word.length > INITIALS
        ? escaped(word)
        : `(?<![\\p{L}\\p{N}])${escaped(word)}(?![\\p{L}\\p{N}])`,
    );
