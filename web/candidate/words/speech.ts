/** The language that the room speaks now. */
import type { ReactNode } from "react";
import type { Spoken } from "../../../shared/languages.ts";
import { beginToSpeak, type Say, sayIn, sayWithIn, sentence, spokenNow } from "../../ui/speech.ts";
import type { Catalogue, English, EntranceWords, FaultCatalogue, RecordingWords } from "./catalogue.ts";

export { languageTag, useSpeech } from "../../ui/speech.ts";

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

export const say: Say<English, string | number, string> = sayIn;
export const sayWith: Say<English, ReactNode, ReactNode> = sayWithIn;
/** The sentence with its braces as they are, for texts that are filled like the team's own; `count` chooses its plural. */
export const raw: (key: keyof English, count?: number) => string = sentence;

let wanted: Spoken | null = null;
let faults: FaultCatalogue | null = null;
/** Whether screens that record have come near: from then on a language is whole before it is spoken. */
let records = false;

/** Fetches the words of a language, those for recording too where `whole`. @throws when they can not be fetched. */
export async function fetchWords(language: Spoken, whole: boolean): Promise<Catalogue> {
  const { entrance, recording } = LOAD[language];
  const [first, rest] = await Promise.all([entrance(), whole ? recording() : null]);
  return { words: { ...first.entrance, ...rest?.recording }, faults: rest?.faults ?? null };
}

function take(language: Spoken, catalogue: Catalogue): void {
  faults = catalogue.faults;
  beginToSpeak(language, catalogue.words);
}

/** Loads a language and speaks it; the one asked for last wins. @throws when its words can not be fetched. */
export async function speak(language: Spoken): Promise<void> {
  wanted = language;
  let catalogue = await fetchWords(language, records);
  // Recording came near while the words were on their way.
  if (records && !catalogue.faults) catalogue = await fetchWords(language, true);
  if (wanted === language && spokenNow() !== language) take(language, catalogue);
}

/** Fetches what the screens that record say, in the language that is spoken. @throws when it can not be fetched. */
export async function speakOfRecording(): Promise<void> {
  records = true;
  for (let language = spokenNow(); language && !faults; language = spokenNow()) {
    const whole = await fetchWords(language, true);
    if (spokenNow() === language) take(language, whole);
  }
}

/** What the device faults are called. For screens that record alone. */
export function faultWords(): FaultCatalogue {
  if (!faults) throw new Error("The words of these screens are not here yet.");
  return faults;
}
