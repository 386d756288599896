/** All role families. */
import type { RoleFamily } from "../skill-entry.ts";
import { peopleFamilies } from "./people.ts";
import { platformFamilies } from "./platform.ts";
import { technicalFamilies } from "./technical.ts";

export const roleFamilies: readonly RoleFamily[] = [...technicalFamilies, ...platformFamilies, ...peopleFamilies];
