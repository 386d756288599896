/** What the share page's catalogue of one language holds. */
import type { Alike, PlainKeyOf } from "../../ui/speech.ts";
import type { words } from "./en.ts";

export type English = typeof words;
export type ShareWords = Alike<English>;
export type PlainKey = PlainKeyOf<English>;
