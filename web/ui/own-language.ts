/** The language that somebody chose at this address, and how the words of the one that is due are fetched. */
import { useEffect, useSyncExternalStore } from "react";
import type { Spoken } from "../../shared/languages.ts";
import { keepLanguage, recallLanguage } from "./choose-language.ts";

const AGAIN_MS = 1500;

let chosen = recallLanguage(location.pathname);
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The person's own choice: it counts more than every other wish, here and now and when they come back. */
export function chooseSpoken(language: Spoken): void {
  chosen = language;
  keepLanguage(location.pathname, language);
  for (const listener of listeners) listener();
}

/** What the person chose; null when nothing. */
export const ownLanguage = (): Spoken | null => chosen;
export const useOwnLanguage = (): Spoken | null => useSyncExternalStore(subscribe, ownLanguage);

/** Speaks the language that is due; while its words can not be fetched, tries again. */
export function useSpeaking(due: Spoken | null, speak: (language: Spoken) => Promise<void>): void {
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
  }, [due, speak]);
}
