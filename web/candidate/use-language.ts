/** Speaks the language that is due, as soon as it is known which. */
import { useEffect, useState, useSyncExternalStore } from "react";
import type { Spoken } from "../../shared/languages.ts";
import { readHostOptions } from "./host-options.ts";
import { chooseLanguage, keepLanguage, recallLanguage } from "./words/choose-language.ts";
import { fetchWords, speak, useSpeech } from "./words/speech.ts";

const AGAIN_MS = 1500;
/** Longer than this nobody looks at an empty page, only because the position may ask for another language than the browser. */
const PATIENCE_MS = 1500;

let chosen = recallLanguage(location.pathname);
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The candidate's own choice: it counts more than every other wish, here and now and when they come back. */
export function chooseSpoken(language: Spoken): void {
  chosen = language;
  keepLanguage(location.pathname, language);
  for (const listener of listeners) listener();
}

/** What the next page of this visit is asked to speak; null when nobody has a wish. */
export const askedLanguage = (): Spoken | null => chosen ?? readHostOptions(location.search).language;

/**
 * The language that the page speaks now; null before its words are here.
 * @param position the position's language, null when there is none, undefined while it is not known
 */
export function useLanguage(position: string | null | undefined): Spoken | null {
  const own = useSyncExternalStore(subscribe, () => chosen);
  const asked = readHostOptions(location.search).language;
  const [late, setLate] = useState(false);
  const wishes = { chosen: own, asked, browser: navigator.languages };
  const due = chooseLanguage({ ...wishes, position: position === undefined && late ? null : position });
  const likely = chooseLanguage({ ...wishes, position: null });
  useEffect(() => {
    if (likely) fetchWords(likely, false).catch(() => undefined);
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [likely]);
  useEffect(() => {
    if (!due) return;
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = () =>
      void speak(due).catch(() => {
        if (!gone) timer = setTimeout(load, AGAIN_MS);
      });
    load();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [due]);
  return useSpeech();
}
