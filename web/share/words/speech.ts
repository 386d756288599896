/** The language that the share page speaks now. */
import type { ReactNode } from "react";
import type { Spoken } from "../../../shared/languages.ts";
import { beginToSpeak, languageTag, type Say, sayIn, sayWithIn } from "../../ui/speech.ts";
import type { English, ShareWords } from "./catalogue.ts";

export { languageTag, useSpeech } from "../../ui/speech.ts";

/** One file a language, fetched when it is due. */
const LOAD: Record<Spoken, () => Promise<{ words: ShareWords }>> = {
  en: () => import("./en.ts"),
  de: () => import("./de.ts"),
  fr: () => import("./fr.ts"),
  es: () => import("./es.ts"),
  pt: () => import("./pt.ts"),
  nl: () => import("./nl.ts"),
  pl: () => import("./pl.ts"),
  it: () => import("./it.ts"),
  tr: () => import("./tr.ts"),
  vi: () => import("./vi.ts"),
};

export const say: Say<English, string | number, string> = sayIn;
export const sayWith: Say<English, ReactNode, ReactNode> = sayWithIn;

let wanted: Spoken | null = null;

/** The words of a language. @throws when they can not be fetched. */
export const fetchWords = async (language: Spoken): Promise<ShareWords> => (await LOAD[language]()).words;

/** Loads a language and speaks it; the one asked for last wins. @throws when its words can not be fetched. */
export async function speak(language: Spoken): Promise<void> {
  wanted = language;
  const words = await fetchWords(language);
  if (wanted === language) beginToSpeak(language, words);
}

/** "0,5" */
export const numberWords = (value: number): string => new Intl.NumberFormat(languageTag()).format(value);
