/** Words and their times: as they stand in a text, and carried over from one text to a corrected one. */
import type { SpokenPart, SpokenWord } from "../../platform/speech/speech.ts";

/** Beyond this many comparisons, times are spread and not matched. */
const MOST_COMPARISONS = 9_000_000;

const folded = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

/** The words of a text with their punctuation; texts without blanks (Japanese, Chinese, Thai) are divided by the rules of their language. */
export function wordsOf(text: string, language: string | null): string[] {
  const words = text.split(/\s+/).filter((word) => word !== "");
  if (!isUnspaced(text)) return words;
  const segmenter = new Intl.Segmenter(language ?? "ja", { granularity: "word" });
  const parts: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    const last = parts.length - 1;
    if (isWordLike || last < 0) parts.push(segment.trim());
    else parts[last] = `${parts[last]}${segment.trimEnd()}`;
  }
  return parts.filter((part) => part !== "");
}

/** Is this a text in a script that puts no blanks between words? */
const isUnspaced = (text: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(
    text,
  );

/**
 * Gives the words of a text the times of timed words that say much the same. What is found keeps its time; what stands between two that
 * are found shares the time between them. Empty when nothing is timed.
 */
export function timedWords(text: string, language: string | null, timed: readonly SpokenWord[]): SpokenWord[] {
  const words = wordsOf(text, language);
  if (timed.length === 0 || words.length === 0) return [];
  const pairs = matched(
    words.map(folded),
    timed.map(({ word }) => folded(word)),
  );
  const made: SpokenWord[] = [];
  let from = 0;
  let fromTimed = 0;
  for (const [at, atTimed] of [...pairs, [words.length, timed.length] as const]) {
    made.push(...spread(words.slice(from, at), timed, fromTimed, atTimed));
    const found = timed[atTimed];
    const word = words[at];
    if (found && word !== undefined) made.push({ word, start: found.start, end: found.end });
    from = at + 1;
    fromTimed = atTimed + 1;
  }
  return made;
}

/** Words of sentences that have a time as a whole, each by its length: good enough to say which sentence a word stood in. */
export const spokenOf = (parts: readonly SpokenPart[], language: string | null): SpokenWord[] =>
  parts.flatMap(({ text, start, end }) => spread(wordsOf(text, language), [{ word: text, start, end }], 0, 1));

/** Words that replace some of the timed ones, or that were put between two of them, by their length. */
function spread(words: readonly string[], timed: readonly SpokenWord[], from: number, to: number): SpokenWord[] {
  if (words.length === 0) return [];
  const replaced = timed.slice(from, to);
  const start = replaced[0]?.start ?? timed[from - 1]?.end ?? 0;
  const end = Math.max(start, replaced.at(-1)?.end ?? timed[to]?.start ?? start);
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  let before = 0;
  return words.map((word) => {
    const at = start + ((end - start) * before) / letters;
    before += word.length;
    return { word, start: rounded(at), end: rounded(start + ((end - start) * before) / letters) };
  });
}

const rounded = (seconds: number): number => Math.round(seconds * 1000) / 1000;

/** Pairs of places with equal words, in order: the longest such list (longest common subsequence), equal ends taken first. */
function matched(words: readonly string[], timed: readonly string[]): [number, number][] {
  let start = 0;
  while (start < words.length && start < timed.length && words[start] === timed[start]) start++;
  let tail = 0;
  while (
    tail < Math.min(words.length, timed.length) - start &&
    words[words.length - 1 - tail] === timed[timed.length - 1 - tail]
  ) {
    tail++;
  }
  const head = Array.from({ length: start }, (_, index): [number, number] => [index, index]);
  const middle = longestCommon(words.slice(start, words.length - tail), timed.slice(start, timed.length - tail));
  const end = Array.from({ length: tail }, (_, index): [number, number] => [
    words.length - tail + index,
    timed.length - tail + index,
  ]);
  return [...head, ...middle.map(([one, other]): [number, number] => [one + start, other + start]), ...end];
}

function longestCommon(words: readonly string[], timed: readonly string[]): [number, number][] {
  const [height, width] = [words.length, timed.length];
  if (height === 0 || width === 0 || height * width > MOST_COMPARISONS) return [];
  const lengths = new Uint16Array((height + 1) * (width + 1));
  const at = (row: number, column: number): number => lengths[row * (width + 1) + column] ?? 0;
  for (let row = height - 1; row >= 0; row--) {
    for (let column = width - 1; column >= 0; column--) {
      lengths[row * (width + 1) + column] =
        words[row] === timed[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let row = 0, column = 0; row < height && column < width; ) {
    if (words[row] === timed[column]) pairs.push([row++, column++]);
    else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return pairs;
}
