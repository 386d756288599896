/** All skills that the bank knows. */
import type { SkillEntry } from "../skill-entry.ts";
import { businessSkills } from "./business.ts";
import { dataSkills } from "./data.ts";
import { databaseSkills } from "./databases.ts";
import { engineeringSkills } from "./engineering.ts";
import { infrastructureSkills } from "./infrastructure.ts";
import { languageSkills } from "./languages.ts";
import { marketSkills } from "./market.ts";
import { mobileSkills } from "./mobile.ts";
import { moreLanguageSkills } from "./more-languages.ts";
import { productSkills } from "./product.ts";
import { serverFrameworkSkills } from "./server-frameworks.ts";
import { serviceSkills } from "./services.ts";
import { webSkills } from "./web.ts";
import { workingTogetherSkills } from "./working-together.ts";

export const skillEntries: readonly SkillEntry[] = [
  ...languageSkills,
  ...moreLanguageSkills,
  ...webSkills,
  ...serverFrameworkSkills,
  ...databaseSkills,
  ...infrastructureSkills,
  ...engineeringSkills,
  ...mobileSkills,
  ...dataSkills,
  ...productSkills,
  ...marketSkills,
  ...businessSkills,
  ...workingTogetherSkills,
  ...serviceSkills,
];
