/** Words for an application: where it came from, and how long it has been in its stage. */
import type { Application } from "../../../../shared/native.ts";

const SOURCES: Readonly<Record<string, string>> = {
  dashboard: "Added by hand",
  native: "Greenroom API",
  flowmingo: "Flowmingo API",
  cv: "CV",
  careers: "Job page",
};

export const sourceWords = (source: string): string => SOURCES[source] ?? source;

/** What a rejection has done; one of somebody who is rejected already changes and mails nothing. */
export function rejectedWords(name: string, { again, mailed }: { again: boolean; mailed: boolean }): string {
  if (again) return `${name} was rejected already. Nothing is changed, and nobody is mailed.`;
  return `${name} is rejected. ${mailed ? "The mail is on its way." : "Nobody was mailed."}`;
}

const DAY_MS = 86_400_000;

/** Whole days of 24 hours, such as "3 days here". */
export function timeInStage({ stageSince }: Pick<Application, "stageSince">, now: Date): string {
  const days = Math.floor((now.getTime() - new Date(stageSince).getTime()) / DAY_MS);
  if (days < 1) return "Here since today";
  return days === 1 ? "1 day here" : `${days} days here`;
}
