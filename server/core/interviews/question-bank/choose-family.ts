/** Picks the role family for a skill that the bank does not know. */
import { roleFamilies } from "./families/index.ts";
import type { RoleFamily } from "./skill-entry.ts";

function bestMatch(text: string): RoleFamily | undefined {
  return longestMatch(text, (family) => family.keywords) ?? longestMatch(text, (family) => family.broadKeywords ?? []);
}

function longestMatch(text: string, keywordsOf: (family: RoleFamily) => readonly string[]): RoleFamily | undefined {
  const words = ` ${text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}+#]+/gu, " ")} `;
  let best: RoleFamily | undefined;
  let bestLength = 0;
  for (const family of roleFamilies) {
    for (const keyword of keywordsOf(family)) {
      const stem = keyword.endsWith("*") ? ` ${keyword.slice(0, -1)}` : ` ${keyword} `;
      if (keyword.length > bestLength && words.includes(stem)) {
        best = family;
        bestLength = keyword.length;
      }
    }
  }
  return best;
}

/**
 * The family whose longest keyword is found in the skill's name, else in the role, else in the position's title;
 * `general` when none speaks.
 */
export function chooseFamily(skill: string, role: { title: string; role: string | null }): RoleFamily {
  const general = roleFamilies.find((family) => family.family === "general");
  const chosen = bestMatch(skill) ?? bestMatch(role.role ?? "") ?? bestMatch(role.title) ?? general;
  if (!chosen) throw new Error("the question bank has no general family");
  return chosen;
}
