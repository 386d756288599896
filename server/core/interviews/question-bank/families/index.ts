/** All role families. */
import type { RoleFamily } from "../skill-entry.ts";
import { technicalFamilies } from "./technical.ts";

export const roleFamilies: readonly RoleFamily[] = [...technicalFamilies];
