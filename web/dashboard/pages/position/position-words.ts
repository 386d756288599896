/** A position's choices in words. */

export const ANSWER_KINDS = { video: "Video", audio: "Voice", text: "Text" } as const;

/** Seconds as a person says them: "30 seconds", "2 minutes", "1 minute 30 seconds". */
export function inWords(seconds: number): string {
  if (seconds === 0) return "no time";
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  return [
    minutes > 0 ? `${minutes} ${minutes === 1 ? "minute" : "minutes"}` : "",
    rest > 0 ? `${rest} ${rest === 1 ? "second" : "seconds"}` : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** When reminders go out: "48 and 4 hours before the end", or that none does. */
export function reminderWords(hours: readonly number[]): string {
  const sorted = [...new Set(hours)].sort((left, right) => right - left);
  if (sorted.length === 0) return "None";
  const last = sorted.at(-1);
  const listed = [sorted.slice(0, -1).join(", "), String(last)].filter(Boolean).join(" and ");
  return `${listed} ${last === 1 && sorted.length === 1 ? "hour" : "hours"} before the end`;
}
