/** The language that the page speaks now. A page speaks one at a time, so it is the module's; App draws everything anew when it changes. */
import { createElement, Fragment, type ReactNode, useSyncExternalStore } from "react";
import { SPOKEN, type Spoken } from "../../../shared/languages.ts";
import type {
  Catalogue,
  Counted,
  EntranceWords,
  FaultCatalogue,
  Forms,
  Key,
  NamesOf,
  RecordingWords,
} from "./catalogue.ts";

interface Files {
  entrance: () => Promise<{ entrance: EntranceWords }>;
  recording: () => Promise<{ recording: RecordingWords; faults: FaultCatalogue }>;
}

/** Each language is two files: one for the first page, one that comes with the screens that record. */
const LOAD: Record<Spoken, Files> = {
  en: { entrance: () => import("./en/entrance.ts"), recording: () => import("./en/recording.ts") },
  de: { entrance: () => import("./de/entrance.ts"), recording: () => import("./de/recording.ts") },
  fr: { entrance: () => import("./fr/entrance.ts"), recording: () => import("./fr/recording.ts") },
  es: { entrance: () => import("./es/entrance.ts"), recording: () => import("./es/recording.ts") },
  pt: { entrance: () => import("./pt/entrance.ts"), recording: () => import("./pt/recording.ts") },
  nl: { entrance: () => import("./nl/entrance.ts"), recording: () => import("./nl/recording.ts") },
  pl: { entrance: () => import("./pl/entrance.ts"), recording: () => import("./pl/recording.ts") },
  it: { entrance: () => import("./it/entrance.ts"), recording: () => import("./it/recording.ts") },
  tr: { entrance: () => import("./tr/entrance.ts"), recording: () => import("./tr/recording.ts") },
  vi: { entrance: () => import("./vi/entrance.ts"), recording: () => import("./vi/recording.ts") },
};

interface Speech extends Catalogue {
  language: Spoken;
  plurals: Intl.PluralRules;
}

let speech: Speech | null = null;
let wanted: Spoken | null = null;
/** Whether screens that record have come near: from then on a language is whole before it is spoken. */
let records = false;
const listeners = new Set<() => void>();

/** Fetches the words of a language, those for recording too where `whole`. @throws when they can not be fetched. */
export async function fetchWords(language: Spoken, whole: boolean): Promise<Catalogue> {
  const { entrance, recording } = LOAD[language];
  const [first, rest] = await Promise.all([entrance(), whole ? recording() : null]);
  return { words: { ...first.entrance, ...rest?.recording }, faults: rest?.faults ?? null };
}

/** Loads a language and speaks it; the one asked for last wins. @throws when its words can not be fetched. */
export async function speak(language: Spoken): Promise<void> {
  wanted = language;
  let catalogue = await fetchWords(language, records);
  // Recording came near while the words were on their way.
  if (records && !catalogue.faults) catalogue = await fetchWords(language, true);
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

/** Fetches what the screens that record say, in the language that is spoken. @throws when it can not be fetched. */
export async function speakOfRecording(): Promise<void> {
  records = true;
  while (speech && !speech.faults) {
    const { language } = speech;
    const whole = await fetchWords(language, true);
    if (speech.language === language) speech = { ...speech, ...whole };
  }
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

/** What the device faults are called. For screens that record alone. */
export function faultWords(): FaultCatalogue {
  const { faults } = spoken();
  if (!faults) throw new Error("The words of these screens are not here yet.");
  return faults;
}

/** The sentence with its braces as they are, for texts that are filled like the team's own; `count` chooses its plural. */
export const raw = (key: Key, count = 0): string => sentence(key, { count });

function sentence(key: Key, values: Readonly<Record<string, unknown>>): string {
  const { words, plurals } = spoken();
  const text: string | Forms = words[key] ?? "";
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
