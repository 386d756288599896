/** Members who are named in a comment by an @ and their whole name. */
import type { Mentionable } from "../../../../shared/native.ts";

const LETTER = /[\p{L}\p{N}_]/u;

/** Those whose name stands in the words after an @; of two names that begin alike the longer one counts. */
export function mentionsIn(words: string, people: readonly Mentionable[]): string[] {
  const longestFirst = [...people].sort((left, right) => right.name.length - left.name.length);
  const found = new Set<string>();
  for (let at = words.indexOf("@"); at !== -1; at = words.indexOf("@", at + 1)) {
    const rest = words.slice(at + 1);
    const person = longestFirst.find(
      ({ name }) =>
        name !== "" && rest.toLowerCase().startsWith(name.toLowerCase()) && !LETTER.test(rest.charAt(name.length)),
    );
    if (person) found.add(person.id);
  }
  return [...found];
}
