/** Proposes from the text of a CV whose it is, for a person to confirm. A proposal, never a fact. Pure. */

const EMAIL = /[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9][a-z0-9.-]{0,189}\.[a-z]{2,24}/i;
const HEADINGS = /^(?:curriculum vitae|resume|résumé|cv|lebenslauf|profile|summary|contact|personal details)$/i;
/** Two to four words that begin with a capital letter, with nothing but letters, hyphens, apostrophes and full stops in them. */
const NAME = /^\p{Lu}[\p{L}'’.-]{0,29}(?: \p{Lu}[\p{L}'’.-]{0,29}){1,3}$/u;

/** The first address, and the name that was given, else the first line near the top that reads like one. */
export function proposePerson(
  text: string,
  givenName: string | null,
): { proposedName: string | null; proposedEmail: string | null } {
  const proposedEmail = EMAIL.exec(text)?.[0].toLowerCase() ?? null;
  const lines = text
    .slice(0, 2000)
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .slice(0, 15);
  const found = lines.find((line) => NAME.test(line) && !HEADINGS.test(line));
  return { proposedName: givenName || found || null, proposedEmail };
}
