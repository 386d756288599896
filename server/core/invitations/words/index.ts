/** What mail to candidates says, in every language that is spoken to them. */
import type { Spoken } from "../../../../shared/languages.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { it } from "./it.ts";
import type { MailWords } from "./mail-words.ts";
import { nl } from "./nl.ts";
import { pl } from "./pl.ts";
import { pt } from "./pt.ts";
import { tr } from "./tr.ts";
import { vi } from "./vi.ts";

export type { CandidateMailKind } from "./mail-words.ts";

export const MAIL_WORDS: Readonly<Record<Spoken, MailWords>> = { en, de, fr, es, pt, nl, it, pl, tr, vi };
