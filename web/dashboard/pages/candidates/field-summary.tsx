/** Custom fields in the room of a table cell: the first few, and how many more there are. */
import type { InterviewRow } from "../../../../shared/native.ts";

const SHOWN = 3;

export const fieldWords = (value: string | number | boolean): string =>
  typeof value === "boolean" ? (value ? "yes" : "no") : String(value);

/** Every field stands in the title. */
export function FieldSummary({ fields }: { fields: InterviewRow["customFields"] }) {
  const entries = Object.entries(fields);
  if (entries.length === 0) return null;
  const all = entries.map(([key, value]) => `${key}: ${fieldWords(value)}`).join("\n");
  return (
    <span className="flex flex-col gap-0.5 text-13" title={all}>
      {entries.slice(0, SHOWN).map(([key, value]) => (
        <span key={key} className="line-clamp-1 max-w-56 break-all">
          <span className="text-text-quiet">{key}</span> {fieldWords(value)}
        </span>
      ))}
      {entries.length > SHOWN ? <span className="text-text-quiet">{entries.length - SHOWN} more</span> : null}
    </span>
  );
}
