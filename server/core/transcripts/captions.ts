/** Captions as WebVTT (W3C): cues that can be read in time, made from words, or from a provider's sentences when there are none. */
import type { SpokenPart, SpokenWord } from "../../platform/speech/speech.ts";

/** Two lines of what broadcasters call readable. */
const LINE_CHARACTERS = 42;
const CUE_CHARACTERS = 2 * LINE_CHARACTERS;
const CUE_SECONDS = 6;
const PAUSE_SECONDS = 0.8;

/** The file, or null when nothing of the transcript has a time. */
export function captionsOf({ words, parts }: { words: SpokenWord[]; parts: SpokenPart[] }): string | null {
  const cues = words.length > 0 ? cuesOf(words) : parts;
  if (cues.length === 0) return null;
  const blocks = cues.map((cue, index) => {
    const next = cues[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    // A cue of no length is never shown, and two at a time cover each other.
    const end = Math.max(cue.start + 0.001, Math.min(cue.end, next));
    return `${moment(cue.start)} --> ${moment(end)}\n${lines(cue.text)}`;
  });
  return `WEBVTT\n\n${blocks.join("\n\n")}\n`;
}

/** A cue ends with a sentence, at a pause, or when it is full. */
export function cuesOf(words: readonly SpokenWord[]): SpokenPart[] {
  const cues: SpokenPart[] = [];
  let ended = true;
  for (const { word, start, end } of words) {
    const cue = cues.at(-1);
    const gap = cue && isUnspaced(cue.text) && isUnspaced(word) ? "" : " ";
    const full = cue && (cue.text.length + word.length >= CUE_CHARACTERS || end - cue.start > CUE_SECONDS);
    if (!cue || ended || full || start - cue.end > PAUSE_SECONDS) {
      cues.push({ start, end, text: word });
    } else {
      cue.text += gap + word;
      cue.end = Math.max(cue.end, end);
    }
    ended = /[.!?…。！？]["'”’»)]*$/.test(word);
  }
  return cues;
}

/** Scripts that put no blanks between words. */
const isUnspaced = (text: string): boolean =>
  /^[^\s]*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(
    text,
  );

/** Broken near the middle when it is too long for one line. */
function lines(text: string): string {
  const written = text.replaceAll(/\s+/g, " ").trim();
  const escaped = (line: string) => line.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  if (written.length <= LINE_CHARACTERS) return escaped(written);
  const middle = written.length / 2;
  const blanks = [...written.matchAll(/ /g)].map(({ index }) => index);
  const [at] = blanks.sort((one, other) => Math.abs(one - middle) - Math.abs(other - middle));
  return at === undefined ? escaped(written) : `${escaped(written.slice(0, at))}\n${escaped(written.slice(at + 1))}`;
}

/** 01:02:03.004 */
function moment(seconds: number): string {
  const ms = Math.round(seconds * 1000);
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const [hours, minutes, rest] = [ms / 3_600_000, (ms / 60_000) % 60, (ms / 1000) % 60];
  return `${two(hours)}:${two(minutes)}:${two(rest)}.${String(ms % 1000).padStart(3, "0")}`;
}
