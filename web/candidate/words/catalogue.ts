/**
 * What a catalogue is: English says which words there are, and a language that lacks one, has one too many, or a sentence where a
 * plural stands, does not compile. Our own hundred lines instead of i18next: its 17 kB are more than the room's first load has left,
 * and it checks neither keys nor values. Plurals are Intl.PluralRules, dates and units Intl.
 */
import type { Browser } from "../environment.ts";
import type { DeviceFault } from "./device-faults.ts";
import type { entrance } from "./en/entrance.ts";
import type { recording } from "./en/recording.ts";

/** One sentence for each plural category of its language; `count` chooses. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

type Alike<English> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : Forms;
};
export type EntranceWords = Alike<typeof entrance>;
export type RecordingWords = Alike<typeof recording>;

export interface FaultWords {
  title: string;
  say: string;
  steps: readonly string[];
}
/** What can keep a camera away, and where each browser has its switch. */
export interface FaultCatalogue {
  permission: Readonly<Record<Browser, readonly string[]>>;
  faults: Readonly<Record<DeviceFault, FaultWords>>;
}

/** Everything that the room says in one language: the way in at first, the rest when something is recorded. */
export interface Catalogue {
  words: EntranceWords & Partial<RecordingWords>;
  faults: FaultCatalogue | null;
}

type English = typeof entrance & typeof recording;
export type Key = keyof English;
export type PlainKey = { [K in Key]: English[K] extends string ? K : never }[Key];

type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type Sentence<K extends Key> = English[K] extends { other: infer Other } ? Other : English[K];
/** The values that a sentence needs, by the names in its braces. */
export type NamesOf<K extends Key> = NamesIn<Sentence<K>>;
export type Counted<K extends Key> = English[K] extends string ? unknown : { count: number };
