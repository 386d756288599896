/** The sections of the settings, and which of them a role can use. */
import type { Role } from "../../../../shared/native.ts";

const EVERY_SECTION = [
  { id: "workspace", words: "Workspace", roles: ["owner"] },
  { id: "branding", words: "Branding", roles: ["owner"] },
  { id: "messages", words: "Messages", roles: ["owner"] },
  { id: "privacy", words: "Privacy", roles: ["owner"] },
  { id: "reviews", words: "Reviews", roles: ["owner"] },
  { id: "embedding", words: "Embedding", roles: ["owner"] },
  { id: "fields", words: "Custom fields", roles: ["owner", "recruiter", "reviewer", "viewer"] },
  { id: "members", words: "Members", roles: ["owner", "recruiter"] },
  { id: "webhooks", words: "Webhooks", roles: ["owner"] },
  { id: "exports", words: "Exports", roles: ["owner"] },
] as const satisfies readonly { id: string; words: string; roles: readonly Role[] }[];

export type SectionId = (typeof EVERY_SECTION)[number]["id"];

interface Section {
  id: SectionId;
  words: string;
}

export const sectionsFor = (role: Role): Section[] =>
  EVERY_SECTION.filter((section) => section.roles.some((allowed) => allowed === role));

/** The section that an address names, when the role can use it; else the first one. */
export function sectionIn(address: Readonly<Record<string, unknown>>, role: Role): SectionId {
  const sections = sectionsFor(role);
  return sections.find((section) => section.id === address.section)?.id ?? sections[0]?.id ?? "fields";
}
