/** Speaks the language that is due, as soon as it is known which. */
import { useEffect, useState } from "react";
import type { Spoken } from "../../shared/languages.ts";
import { chooseLanguage } from "../ui/choose-language.ts";
import { ownLanguage, useOwnLanguage, useSpeaking } from "../ui/own-language.ts";
import { readHostOptions } from "./host-options.ts";
import { fetchWords, speak, useSpeech } from "./words/speech.ts";

/** Longer than this nobody looks at an empty page, only because the position may ask for another language than the browser. */
const PATIENCE_MS = 1500;

/** What the next page of this visit is asked to speak; null when nobody has a wish. */
export const askedLanguage = (): Spoken | null => ownLanguage() ?? readHostOptions(location.search).language;

/**
 * The language that the page speaks now; null before its words are here.
 * @param position the position's language, null when there is none, undefined while it is not known
 */
export function useLanguage(position: string | null | undefined): Spoken | null {
  const chosen = useOwnLanguage();
  const asked = readHostOptions(location.search).language;
  const [late, setLate] = useState(false);
  const wishes = { chosen, asked, browser: navigator.languages };
  const due = chooseLanguage({ ...wishes, position: position === undefined && late ? null : position });
  const likely = chooseLanguage({ ...wishes, position: null });
  useEffect(() => {
    if (likely) fetchWords(likely, false).catch(() => undefined);
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [likely]);
  useSpeaking(due, speak);
  return useSpeech();
}
