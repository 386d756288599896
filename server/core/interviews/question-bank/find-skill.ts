/** Finds the entry of the bank that a written skill means. */
import { normaliseSkill } from "./normalise-skill.ts";
import type { SkillEntry } from "./skill-entry.ts";
import { skillEntries } from "./skills/index.ts";

const entriesByName = new Map<string, SkillEntry>();
for (const entry of skillEntries) {
  for (const name of [entry.skill, entry.label, ...entry.aliases]) entriesByName.set(normaliseSkill(name), entry);
}

const leadingFiller = /^(?:(?:advanced|basic|strong|good|excellent|modern|core)\s+)+/i;
const trailingFiller =
  /(?:\s+(?:skills?|programming|language|development|developer|framework|knowledge|experience|basics|fundamentals))+$/i;
const trailingVersion = /(?:\s+v?\d+(?:\.\d+)*(?:\.x|\+)?|(?<=[\p{L}+#]{2})\d+(?:\.\d+)*)$/iu;

/**
 * The entry for a skill as somebody wrote it, by its key, label or an alias; else without a version and words that
 * add nothing ("Python 3.12", "Advanced Excel", "Communication skills"). Undefined when the bank does not know it.
 */
export function findSkill(name: string): SkillEntry | undefined {
  const exact = entriesByName.get(normaliseSkill(name));
  if (exact) return exact;
  const bare = name.trim().replace(leadingFiller, "").replace(trailingFiller, "");
  return (
    entriesByName.get(normaliseSkill(bare)) ?? entriesByName.get(normaliseSkill(bare.replace(trailingVersion, "")))
  );
}
