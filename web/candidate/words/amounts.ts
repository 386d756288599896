/** Times, sizes and counts as a person says them. */

function count(value: number, one: string, many: string): string {
  return `${value} ${value === 1 ? one : many}`;
}

/** "2 minutes", "1 minute 30 seconds", "45 seconds". */
export function durationWords(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const minutes = Math.floor(whole / 60);
  const rest = whole % 60;
  if (minutes === 0) return count(rest, "second", "seconds");
  if (rest === 0) return count(minutes, "minute", "minutes");
  return `${count(minutes, "minute", "minutes")} ${count(rest, "second", "seconds")}`;
}

/** "About 5 minutes": rounded up, for plans. */
export function aboutWords(seconds: number): string {
  return `About ${count(Math.max(1, Math.ceil(seconds / 60)), "minute", "minutes")}`;
}

/** "1:05", for a label beside a recording. */
export function clock(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** "3.4 megabytes". */
export function bytesWords(bytes: number): string {
  if (bytes < 1000) return count(bytes, "byte", "bytes");
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kilobytes`;
  const megabytes = bytes / 1_000_000;
  return `${megabytes < 10 ? megabytes.toFixed(1) : Math.round(megabytes)} megabytes`;
}

/** "5 questions". */
export function questionsWords(questions: number): string {
  return count(questions, "question", "questions");
}

/** "1 take", "3 takes". */
export function takesWords(takes: number): string {
  return count(takes, "take", "takes");
}

/** How long something is kept, from the phrase that the team gives, such as "until the team deletes it". */
export function keptWords(retention: string): string {
  return `Kept ${retention.trim().replace(/\.$/, "")}`;
}

/** A moment in the reader's zone, the zone named: "Tuesday, 24 November, 18:00 CET". */
export function momentWords(at: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  }).format(new Date(at));
}
