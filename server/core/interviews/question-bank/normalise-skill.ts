/** Folds the name of a skill, so that the many ways to write one name meet in one key. */

/**
 * Folds case, accents, width, spaces and punctuation: "Node.JS", "node js" and "NODEJS" give "nodejs".
 * `+` and `#` after a letter or digit stay, because C, C++ and C# are three languages.
 * Gives an empty string for a name without letters and digits.
 */
export function normaliseSkill(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replaceAll("♯", "#")
    .replace(/[^\p{L}\p{M}\p{N}+#]/gu, "")
    .replace(/^[+#]+/, "")
    .normalize("NFC");
}
