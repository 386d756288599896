/** All skills that the bank knows. */
import type { SkillEntry } from "../skill-entry.ts";
import { languageSkills } from "./languages.ts";
import { moreLanguageSkills } from "./more-languages.ts";

export const skillEntries: readonly SkillEntry[] = [...languageSkills, ...moreLanguageSkills];
