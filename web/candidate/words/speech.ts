/** The language that the page speaks now. A page speaks one at a time, so it is the module's; App draws everything anew when it changes. */
import { createElement, Fragment, type ReactNode, useSyncExternalStore } from "react";
import { SPOKEN, type Spoken } from "../../../shared/languages.ts";
import type { Catalogue, Counted, Forms, Key, NamesOf, PlainKey } from "./catalogue.ts";

/** Each language is a file of its own, fetched when it is spoken. */
const LOAD: Record<Spoken, () => Promise<{ catalogue: Catalogue }>> = {
  en: () => import("./en/index.ts"),
  de: () => import("./de/index.ts"),
};

interface Speech extends Catalogue {
  language: Spoken;
  plurals: Intl.PluralRules;
}

let speech: Speech | null = null;
let wanted: Spoken | null = null;
const listeners = new Set<() => void>();

/** Fetches the words of a language that will probably be spoken. */
export const fetchWords = (language: Spoken): void => void LOAD[language]().catch(() => undefined);

/** Loads a language and speaks it; the one asked for last wins. @throws when its words can not be fetched. */
export async function speak(language: Spoken): Promise<void> {
  wanted = language;
  const { catalogue } = await LOAD[language]();
  if (wanted !== language || speech?.language === language) return;
  const { tag } = SPOKEN[language];
  speech = { ...catalogue, language, plurals: new Intl.PluralRules(tag) };
  if (typeof document !== "undefined") {
    document.documentElement.lang = tag;
    // None of these is written from right to left; one that is gets its direction in SPOKEN.
    document.documentElement.dir = "ltr";
  }
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The language that is spoken, null before the first has arrived. */
export const useSpeech = (): Spoken | null => useSyncExternalStore(subscribe, () => speech?.language ?? null);

function spoken(): Speech {
  if (!speech) throw new Error("Nothing is spoken yet.");
  return speech;
}

/** The tag for Intl and for `lang`. */
export const languageTag = (): string => SPOKEN[spoken().language].tag;

/** What the device faults are called. */
export const faultWords = () => spoken().faults;

/** The sentence with its braces as they are, for texts that are filled like the team's own. */
export const raw = (key: PlainKey): string => spoken().words[key];

function sentence(key: Key, values: Readonly<Record<string, unknown>>): string {
  const { words, plurals } = spoken();
  const text: string | Forms = words[key];
  return typeof text === "string" ? text : (text[plurals.select(Number(values.count))] ?? text.other);
}

type Values<K extends Key, Value> = [NamesOf<K>] extends [never]
  ? []
  : [Readonly<Record<NamesOf<K>, Value>> & Counted<K>];

/** The words of a key with its values, in the language that is spoken. */
export function say<K extends Key>(key: K, ...[given]: Values<K, string | number>): string {
  const values: Readonly<Record<string, string | number>> = given ?? {};
  return sentence(key, values).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The same, where a value is an element. */
export function sayWith<K extends Key>(key: K, ...[given]: Values<K, ReactNode>): ReactNode {
  const values: Readonly<Record<string, ReactNode>> = given ?? {};
  const parts = sentence(key, values).split(/\{(\w+)\}/);
  // Every second part is a name.
  return createElement(Fragment, null, ...parts.map((part, index) => (index % 2 === 0 ? part : values[part])));
}
