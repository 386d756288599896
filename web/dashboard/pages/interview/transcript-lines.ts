/** A transcript as lines that a person can read and click, and which of its words is spoken. Pure. */
import type { Transcript } from "../../../../shared/native.ts";

export interface SpokenWord {
  word: string;
  /** Seconds. */
  start: number;
  end: number;
}

export interface TranscriptLine {
  start: number;
  words: SpokenWord[];
}

const PAUSE_SECONDS = 1.2;
const MOST_WORDS = 24;
const SENTENCE_END = /[.!?…。！？]["'”’»)]*$/;

/** A line ends with a sentence, before a pause, and where it would get too long; without words a provider's sentences are the lines. */
export function transcriptLines({ words, parts }: Pick<Transcript, "words" | "parts">): TranscriptLine[] {
  if (words.length === 0) {
    return parts.map(({ text, start, end }) => ({ start, words: [{ word: text, start, end }] }));
  }
  const lines: TranscriptLine[] = [];
  let ended = true;
  for (const word of words) {
    const line = lines.at(-1);
    const last = line?.words.at(-1);
    const pause = last !== undefined && word.start - last.end > PAUSE_SECONDS;
    if (!line || ended || pause || line.words.length >= MOST_WORDS) lines.push({ start: word.start, words: [word] });
    else line.words.push(word);
    ended = SENTENCE_END.test(word.word);
  }
  return lines;
}

/** The place of the line and of its word that is spoken at this second; null before the first and long after a word. */
export function spokenAt(lines: readonly TranscriptLine[], seconds: number): { line: number; word: number } | null {
  const line = lines.findLastIndex(({ start }) => start <= seconds);
  const words = lines[line]?.words ?? [];
  const word = words.findLastIndex(({ start }) => start <= seconds);
  const found = words[word];
  return found && seconds <= found.end + PAUSE_SECONDS ? { line, word } : null;
}

/** What stands between words: nothing in a script that has no blanks. */
export const gapOf = (text: string): string => (/\s/.test(text) ? " " : "");
