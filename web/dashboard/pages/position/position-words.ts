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
