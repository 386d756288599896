/** A moment in the reader's own zone, with the zone named and the exact moment behind it. */

const full = new Intl.DateTimeFormat(undefined, {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZoneName: "short",
});
const dayOnly = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric" });

/** at: an ISO 8601 moment. "day" leaves the hour to the title. */
export function Time({ at, show = "full" }: { at: string; show?: "full" | "day" }) {
  const moment = new Date(at);
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
