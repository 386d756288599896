/** A moment in the reader's own zone, with the zone named and the exact moment behind it. */

const DAY = { day: "numeric", month: "short", year: "numeric" } as const;

const formatsIn = (language: string | undefined) => ({
  full: new Intl.DateTimeFormat(language, { ...DAY, hour: "2-digit", minute: "2-digit", timeZoneName: "short" }),
  dayOnly: new Intl.DateTimeFormat(language, DAY),
});
// Making one takes far longer than using it.
const made = new Map<string | undefined, ReturnType<typeof formatsIn>>();

/** at: an ISO 8601 moment. "day" leaves the hour to the title. language: a tag; without one the browser's own. */
export function Time({ at, show = "full", language }: { at: string; show?: "full" | "day"; language?: string }) {
  const moment = new Date(at);
  const { full, dayOnly } = made.get(language) ?? formatsIn(language);
  made.set(language, { full, dayOnly });
  return (
    <time
      dateTime={at}
      title={show === "day" ? `${full.format(moment)} (${at})` : at}
      className={`tabular-nums ${show === "day" ? "whitespace-nowrap" : ""}`}
    >
      {(show === "day" ? dayOnly : full).format(moment)}
    </time>
  );
}
