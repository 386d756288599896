/** Speaks to whoever reads the pages of jobs: catalogues that do not compile unless they are whole, and the language that is chosen. */
import { askedByPosition, SPOKEN, type Spoken, spokenOf, UNTOUCHED } from "../../../../shared/languages.ts";
import type { PublicPost } from "../../../core/job-posts/index.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { it } from "./it.ts";
import { nl } from "./nl.ts";
import { pl } from "./pl.ts";
import { pt } from "./pt.ts";
import { tr } from "./tr.ts";
import { vi } from "./vi.ts";

type English = typeof en;
type Key = Exclude<keyof English, "openJobs">;
export type JobWords = Readonly<Record<Key, string>> & {
  /** One sentence for each plural category of the language. */
  readonly openJobs: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };
};

export const CATALOGUES: Readonly<Record<Spoken, JobWords>> = { en, de, fr, es, pt, nl, pl, it, tr, vi };

type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
/** The values that a sentence needs, by the names in its braces; none for most. */
type Values<K extends Key> = NamesIn<English[K]> extends never ? [] : [Record<NamesIn<English[K]>, string | number>];

export interface Speech {
  language: Spoken;
  say<K extends Key>(key: K, ...values: Values<K>): string;
  openJobs(count: number): string;
  /** Such as "21 November 2026": the day in UTC. */
  day(at: Date): string;
  money(amount: number, currency: string): string;
  /** How long data is kept: the team's words, or the product's own in this language. */
  retention(words: string): string;
}

const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : whole));

export function speechIn(language: Spoken): Speech {
  const words = CATALOGUES[language];
  const { tag } = SPOKEN[language];
  return {
    language,
    say: (key, ...[values]) => fill(words[key], values ?? {}),
    openJobs: (count) =>
      fill(words.openJobs[new Intl.PluralRules(tag).select(count)] ?? words.openJobs.other, { count }),
    day: (at) =>
      new Intl.DateTimeFormat(tag, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(at),
    money: (amount, currency) =>
      new Intl.NumberFormat(language, { style: "currency", currency, maximumFractionDigits: 0 }).format(amount),
    retention: (text) => (text === UNTOUCHED.retention ? words.untilDeleted : text),
  };
}

/** The languages of an Accept-Language header, the dearest first. */
function wishesOf(header: string | undefined): string[] {
  const wishes = (header ?? "")
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", ...rest] = part.split(";").map((piece) => piece.trim());
      const weight = /^q=(\d(?:\.\d{1,3})?)$/i.exec(rest.at(0) ?? "")?.[1];
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    });
  return wishes
    .filter(({ weight }) => weight > 0)
    .sort((left, right) => right.weight - left.weight)
    .map(({ tag }) => tag);
}

/** The post's own language, else its interview's unless that is English, else the browser's first that is spoken here, else English. */
export function speechFor(acceptLanguage: string | undefined, found?: PublicPost): Speech {
  const own = spokenOf(found?.post.language) ?? askedByPosition(found?.position?.settings.language);
  const browser = wishesOf(acceptLanguage)
    .map(spokenOf)
    .find((language) => language !== null);
  return speechIn(own ?? browser ?? "en");
}
