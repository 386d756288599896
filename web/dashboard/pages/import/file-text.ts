/** The text of a file whose encoding nobody stated: UTF-8, UTF-16 with or without its mark, or the Windows code page of western Europe. */

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

export const ENCODING_WORDS: Record<Encoding, string> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16",
  "windows-1252": "Western European (Latin 1)",
};

const SAMPLE_BYTES = 4096;

/**
 * A byte order mark decides. Without one, zero bytes at every second place tell of UTF-16; what is not valid UTF-8 is read as
 * windows-1252, which gives every byte a character and is what spreadsheets write where it is not UTF-8.
 */
export function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first === 0xef && second === 0xbb && bytes[2] === 0xbf) return "utf-8";
  const wide = wideIn(bytes.subarray(0, SAMPLE_BYTES));
  if (wide) return wide;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

/** Most second bytes of plain UTF-16 letters are zero; text of one byte a letter has none. */
function wideIn(sample: Uint8Array): Encoding | null {
  const pairs = Math.floor(sample.length / 2);
  if (pairs < 2) return null;
  let evens = 0;
  let odds = 0;
  for (let at = 0; at < pairs * 2; at += 2) {
    if (sample[at] === 0) evens += 1;
    if (sample[at + 1] === 0) odds += 1;
  }
  if (odds > pairs * 0.4 && evens < pairs * 0.1) return "utf-16le";
  if (evens > pairs * 0.4 && odds < pairs * 0.1) return "utf-16be";
  return null;
}

/** The file's text without its byte order mark, and how it was read. */
export function textOf(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const encoding = encodingOf(bytes);
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}
