/** Fills the variables in what the team wrote for the room. */
import { UNTOUCHED } from "../../../shared/languages.ts";
import type { MESSAGE_VARIABLES } from "../../../shared/position.ts";
import type { Room } from "../../../shared/room.ts";
import { momentWords } from "./amounts.ts";
import { languageTag, raw } from "./speech.ts";

type Variable = (typeof MESSAGE_VARIABLES)[number];

/** The text with this candidate's values, times in the reader's zone; unknown variables stay as they are. */
export function fillWords(text: string, room: Room, address: string): string {
  const values: Record<Variable, string> = {
    fullName: room.candidate.name,
    firstName: room.candidate.firstName,
    jobTitle: room.position.title,
    jobRole: room.position.role || room.position.title,
    companyName: room.team.name,
    interviewLink: address,
    expiresAt: room.expiresAt ? momentWords(room.expiresAt) : "",
    questionCount: String(room.questionCount),
  };
  const known = new Map<string, string>(Object.entries(values));
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => known.get(name) ?? whole);
}

interface Spoken {
  text: string;
  lang: string;
}

/** The team's introduction as it is written, or the product's own in the language that is spoken. */
export const introductionOf = ({ position, language, questionCount }: Room): Spoken =>
  position.introduction === UNTOUCHED.introduction
    ? { text: raw("introductionWords", questionCount), lang: languageTag() }
    : { text: position.introduction, lang: language };

/** The team's last words, in the same way. */
export const closingOf = ({ position, language }: Room): Spoken =>
  position.closing === UNTOUCHED.closing
    ? { text: raw("closingWords"), lang: languageTag() }
    : { text: position.closing, lang: language };
