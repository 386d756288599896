/** Words that somebody is writing: kept for this tab, so that neither a reload nor another page in between takes them. */
import { useSyncExternalStore } from "react";

/** What the browser refuses to keep, as within a frame of another site, lives as long as the page. */
const texts = new Map<string, string | null>();
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

function recall(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

/** What is kept under a key; null for nothing. */
export function keptText(key: string): string | null {
  const known = texts.get(key);
  if (known !== undefined) return known;
  const found = recall(key);
  texts.set(key, found);
  return found;
}

/** Keeps a text under a key that names whose it is and what about; null forgets it. */
export function keepText(key: string, text: string | null): void {
  texts.set(key, text);
  try {
    if (text === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {}
  for (const listener of listeners) listener();
}

/** What is kept under a key, wherever it is changed. */
export const useKeptText = (key: string): string | null => useSyncExternalStore(subscribe, () => keptText(key));
