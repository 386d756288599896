/** Times, sizes and counts as a person says them, in the language that is spoken. */
import { UNTOUCHED } from "../../../shared/languages.ts";
import { languageTag, say } from "./speech.ts";

type Unit = "minute" | "second" | "byte" | "kilobyte" | "megabyte";

function amount(value: number, unit: Unit, digits = 0): string {
  return new Intl.NumberFormat(languageTag(), {
    style: "unit",
    unit,
    unitDisplay: "long",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

/** "2 minutes", "1 minute 30 seconds", "45 seconds". */
export function durationWords(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const minutes = Math.floor(whole / 60);
  const rest = whole % 60;
  if (minutes === 0) return amount(rest, "second");
  if (rest === 0) return amount(minutes, "minute");
  return `${amount(minutes, "minute")} ${amount(rest, "second")}`;
}

/** "About 5 minutes of answers at most": rounded up, for plans. */
export function planWords(seconds: number): string {
  return say("timeOfAnswers", { duration: amount(Math.max(1, Math.ceil(seconds / 60)), "minute") });
}

/** "5 questions, one at a time", "1 question". */
export function questionsWords(count: number): string {
  const questions = say("questionCount", { count });
  return count > 1 ? say("oneAtATime", { questions }) : questions;
}

/** "1:05", for a label beside a recording. */
export function clock(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** "3.4 megabytes". */
export function bytesWords(bytes: number): string {
  if (bytes < 1000) return amount(bytes, "byte");
  if (bytes < 1_000_000) return amount(Math.round(bytes / 1000), "kilobyte");
  const megabytes = bytes / 1_000_000;
  return amount(megabytes, "megabyte", megabytes < 10 ? 1 : 0);
}

/** How long something is kept, from the phrase that the team gives, such as "until the team deletes it". */
export function keptWords(retention: string): string {
  const phrase = retention.trim().replace(/\.$/, "");
  return phrase === UNTOUCHED.retention ? say("keptUntilDeleted") : say("kept", { retention: phrase });
}

/** A moment in the reader's zone, the zone named: "Tuesday, 24 November, 18:00 CET". */
export function momentWords(at: string): string {
  return new Intl.DateTimeFormat(languageTag(), {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  }).format(new Date(at));
}
