/** Reads what a transcription endpoint answers. Servers differ in what they leave out and in where words stand, so little is demanded. */
import { z } from "zod";
import type { Spoken, SpokenPart, SpokenWord } from "./speech.ts";

const seconds = z.coerce.number().min(0).max(1_000_000);
const timed = z.object({ start: seconds, end: seconds });
const wordSchema = timed.extend({ word: z.string().optional(), text: z.string().optional() });
/** What does not fit is left out, not refused: a text without its times is worth more than nothing. */
const listed = <Row>(row: z.ZodType<Row>) =>
  z
    .array(z.unknown())
    .nullish()
    .catch(null)
    .transform((rows) =>
      (rows ?? []).flatMap((given) => {
        const read = row.safeParse(given);
        return read.success ? [read.data] : [];
      }),
    );
const answerSchema = z.object({
  text: z.string(),
  language: z.string().nullish().catch(null),
  words: listed(wordSchema),
  segments: listed(timed.extend({ text: z.string(), words: listed(wordSchema) })),
});

/** What was said, or null for something that is no transcription. Times are in order and never end before they start. */
export function readSpoken(body: string): Spoken | null {
  const parsed = answerSchema.safeParse(parseJson(body));
  if (!parsed.success) return null;
  const { text, language, words, segments } = parsed.data;
  const given = words.length > 0 ? words : segments.flatMap((segment) => segment.words);
  return {
    text: plain(text),
    language: languageCode(language ?? null),
    words: inOrder(
      given.map(({ word, text: spelled, ...times }) => ({ word: plain(word ?? spelled ?? ""), ...times })),
    ),
    parts: inOrder(segments.map((segment) => ({ text: plain(segment.text), start: segment.start, end: segment.end }))),
  };
}

/** Without what PostgreSQL can not store, and without blanks at the ends. */
const plain = (text: string): string =>
  text
    .replaceAll("\u0000", "")
    .replaceAll(/\p{Surrogate}/gu, "\ufffd")
    .trim();

function inOrder<Row extends SpokenWord | SpokenPart>(rows: Row[]): Row[] {
  return rows
    .filter((row) => ("word" in row ? row.word : row.text) !== "")
    .sort((one, other) => one.start - other.start)
    .map((row) => ({ ...row, end: Math.max(row.start, row.end) }));
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

let codes: Map<string, string> | null = null;

/** Providers name a language as a code or in English ("english"). */
function languageCode(named: string | null): string | null {
  const name = named?.trim().toLowerCase() ?? "";
  if (/^[a-z]{2,3}([-_][a-z0-9]{2,8})*$/.test(name)) return name.replaceAll("_", "-");
  codes ??= namesOfLanguages();
  return codes.get(name) ?? null;
}

function namesOfLanguages(): Map<string, string> {
  const names = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });
  const letters = [..."abcdefghijklmnopqrstuvwxyz"];
  const found = new Map<string, string>();
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = names.of(code)?.toLowerCase();
    if (name !== undefined && !found.has(name)) found.set(name, code);
  }
  return found;
}
