/**
 * The words of a page in the language that it speaks now. English says which words there are, and a language that lacks one, has one too
 * many, or a sentence where a plural stands, does not compile. Our own hundred lines instead of i18next: its 17 kB are more than the
 * room's first load has left, and it checks neither keys nor values. Plurals are Intl.PluralRules, dates and units Intl.
 */
import { createElement, Fragment, type ReactNode, useSyncExternalStore } from "react";
import { SPOKEN, type Spoken } from "../../shared/languages.ts";

/** One sentence for each plural category of its language; `count` chooses. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** The same words in another language. */
export type Alike<English> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : Forms;
};
export type PlainKeyOf<English> = { [K in keyof English]: English[K] extends string ? K : never }[keyof English];

type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type Sentence<Words> = Words extends { other: infer Other } ? Other : Words;
/** The values that a sentence needs, by the names in its braces; none for most. */
export type Values<Words, Value> = [NamesIn<Sentence<Words>>] extends [never]
  ? []
  : [Readonly<Record<NamesIn<Sentence<Words>>, Value>> & (Words extends string ? unknown : { count: number })];

/** Sentences in the language that is spoken, their values in place. */
export type Say<English, Value, Said> = <K extends keyof English & string>(
  key: K,
  ...given: Values<English[K], Value>
) => Said;

// A page speaks one language at a time, so it is the module's; the page's outermost component draws everything anew when it changes.
let speech: {
  language: Spoken;
  words: Readonly<Record<string, string | Forms | undefined>>;
  plurals: Intl.PluralRules;
} | null = null;
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Speaks these words from now on. */
export function beginToSpeak(language: Spoken, words: Readonly<Record<string, string | Forms | undefined>>): void {
  const { tag } = SPOKEN[language];
  speech = { language, words, plurals: new Intl.PluralRules(tag) };
  if (typeof document !== "undefined") {
    document.documentElement.lang = tag;
    // None of these is written from right to left; one that is gets its direction in SPOKEN.
    document.documentElement.dir = "ltr";
  }
  for (const listener of listeners) listener();
}

/** The language that is spoken, null before the first has arrived. */
export const spokenNow = (): Spoken | null => speech?.language ?? null;
export const useSpeech = (): Spoken | null => useSyncExternalStore(subscribe, spokenNow);

function spoken() {
  if (!speech) throw new Error("Nothing is spoken yet.");
  return speech;
}

/** The tag for Intl and for `lang`. */
export const languageTag = (): string => SPOKEN[spoken().language].tag;

/** The sentence with its braces as they are; `count` chooses its plural. */
export function sentence(key: string, count: unknown = 0): string {
  const { words, plurals } = spoken();
  const text = words[key] ?? "";
  return typeof text === "string" ? text : (text[plurals.select(Number(count))] ?? text.other);
}

/** The words of a key with its values. A page gives it the type of its own catalogue: Say. */
export const sayIn = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
  sentence(key, values.count).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** The same, where a value is an element. */
export function sayWithIn(key: string, values: Readonly<Record<string, ReactNode>> = {}): ReactNode {
  const parts = sentence(key, values.count).split(/\{(\w+)\}/);
  // Every second part is a name.
  return createElement(Fragment, null, ...parts.map((part, index) => (index % 2 === 0 ? part : values[part])));
}
