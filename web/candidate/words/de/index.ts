/** German, whole. */
import type { Catalogue } from "../catalogue.ts";
import { entrance } from "./entrance.ts";
import { faults } from "./faults.ts";
import { recording } from "./recording.ts";

export const catalogue: Catalogue = { words: { ...entrance, ...recording }, faults };
