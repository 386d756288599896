/** Which language a person is spoken to in, and where their own choice is kept. */
import { askedByPosition, type Spoken, spokenOf } from "../../shared/languages.ts";

export interface LanguageWishes {
  /** What the person chose here. */
  chosen: Spoken | null;
  /** What the link or the page around this one asks for. */
  asked: Spoken | null;
  /** The position's own; undefined while nobody knows it yet, null where it has no say. */
  position: string | null | undefined;
  /** As the browser lists them, the dearest first. */
  browser: readonly string[];
}

/** The first of them that is spoken here, else English; null while the position may still decide. */
export function chooseLanguage({ chosen, asked, position, browser }: LanguageWishes): Spoken | null {
  if (chosen ?? asked) return chosen ?? asked;
  if (position === undefined) return null;
  return askedByPosition(position) ?? browser.map(spokenOf).find((language) => language !== null) ?? "en";
}

/** A name for an address that does not tell the address: it holds the code of a room or a share. */
function nameOf(address: string): string {
  let hash = 0x811c9dc5;
  for (const letter of address) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return `greenroom-language-${hash.toString(36)}`;
}

/** What was chosen at this address before. */
export function recallLanguage(address: string): Spoken | null {
  try {
    return spokenOf(localStorage.getItem(nameOf(address)));
  } catch {
    return null;
  }
}

/** Keeps the choice for this address, where the browser keeps anything. */
export function keepLanguage(address: string, language: Spoken): void {
  try {
    localStorage.setItem(nameOf(address), language);
  } catch {
    // Refused: the choice lives as long as the page.
  }
}
