/** The shape of the bank's data: a skill with its names and its ten questions, and the role families behind it. */

export type Level = "core" | "advanced";

export type FamilyId =
  | "backend"
  | "frontend"
  | "mobile"
  | "data"
  | "machine-learning"
  | "infrastructure"
  | "security"
  | "quality"
  | "product-design"
  | "sales-support"
  | "people-operations-finance"
  | "general";

export type FiveQuestions = readonly [string, string, string, string, string];

/** `skill` is the stable key, `label` what people read, `aliases` the other names; all are matched after folding. */
export type SkillEntry = {
  skill: string;
  label: string;
  aliases: readonly string[];
  family: FamilyId;
  core: FiveQuestions;
  advanced: FiveQuestions;
};

/**
 * A role family: what is asked about a skill that the bank does not know. Every question holds `{skill}` once.
 * A keyword is matched on whole words; one that ends in `*` also matches the beginning of a word.
 * Broad keywords ("engineer") count only where no family's other keywords speak.
 */
export type RoleFamily = {
  family: FamilyId;
  keywords: readonly string[];
  broadKeywords?: readonly string[];
  core: FiveQuestions;
  advanced: FiveQuestions;
};
