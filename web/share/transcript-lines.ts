/** Words with their moments as lines that a person can read and click. Pure. */
import type { SharedWord } from "../../shared/share.ts";

export interface TranscriptLine {
  startSeconds: number;
  text: string;
}

const PAUSE_SECONDS = 1.2;
const LONGEST_WORDS = 24;
const SENTENCE_END = /[.!?…。！？]["'”’)]?$/;

/** A line ends with a sentence, before a pause, and where it would get too long. */
export function linesOf(words: readonly SharedWord[]): TranscriptLine[] {
  const lines: TranscriptLine[] = [];
  let held: SharedWord[] = [];
  const close = () => {
    const [first] = held;
    if (first) lines.push({ startSeconds: first.startSeconds, text: held.map(({ text }) => text.trim()).join(" ") });
    held = [];
  };
  for (const word of words) {
    const last = held.at(-1);
    if (last && (word.startSeconds - last.endSeconds > PAUSE_SECONDS || held.length >= LONGEST_WORDS)) close();
    held.push(word);
    if (SENTENCE_END.test(word.text.trim())) close();
  }
  close();
  return lines;
}

/** Such as 1:05. */
export const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
