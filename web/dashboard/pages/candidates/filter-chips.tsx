/** How many the list holds, and the filters that are on, each of which can be taken away. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { InterviewCounts } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { CloseSign } from "../../../ui/icons.tsx";
import { positionsQuery } from "../../queries.ts";
import { fieldsQuery } from "../settings/field-queries.ts";
import { type CandidateFilters, chipsOf, isFiltered, NO_FILTERS } from "./filters.ts";
import { count, counted } from "./progress-line.tsx";
import { ADMISSION_WORDS, DECISION_WORDS, progressChoices } from "./words.ts";

const dayFormat = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric" });

/** "1,234 candidates", or that there are more than are counted. */
export const totalWords = (counts: InterviewCounts): string =>
  counts.more ? `More than ${count(counts.total)} candidates` : counted(counts.total, "candidate");

/** actions stand at the end of the line. */
export function FilterChips({
  filters,
  counts,
  onChange,
  actions,
}: {
  filters: CandidateFilters;
  counts: InterviewCounts | undefined;
  onChange: (change: Partial<CandidateFilters>) => void;
  actions: ReactNode;
}) {
  const positions = useQuery({ ...positionsQuery(false), enabled: filters.position !== "" }).data ?? [];
  const fields = useQuery({ ...fieldsQuery, enabled: filters.fields.length > 0 }).data ?? [];
  const chips = chipsOf(filters, {
    position: (id) => positions.find((position) => position.id === id)?.title ?? "…",
    progress: (value) => progressChoices(value).find((choice) => choice.value === value)?.label ?? value,
    admission: (value) => ADMISSION_WORDS[value].words,
    decision: (value) => DECISION_WORDS[value].words,
    field: (key) => fields.find((field) => field.key === key)?.label || key,
    day: (day) => dayFormat.format(new Date(`${day}T00:00:00`)),
  });
  return (
    <div className="flex flex-wrap items-center gap-2 pb-3">
      <p className="m-0 me-2 min-h-6 text-text-quiet tabular-nums" aria-live="polite">
        {counts ? totalWords(counts) : ""}
      </p>
      {chips.map((chip) => (
        <button
          key={chip.key}
          type="button"
          className="inline-flex min-h-7 max-w-full cursor-pointer items-center gap-1.5 rounded-6 border border-hairline bg-sunken px-2 text-start text-13 text-text hover:border-line pointer-coarse:min-h-11"
          onClick={() => onChange(chip.without)}
        >
          <span className="sr-only">Take away the filter </span>
          <span className="line-clamp-1 break-all">{chip.words}</span>
          <CloseSign size={12} />
        </button>
      ))}
      {isFiltered(filters) ? (
        <Button
          look="quiet"
          onClick={() => onChange({ ...NO_FILTERS, archived: filters.archived, sort: filters.sort })}
        >
          Clear filters
        </Button>
      ) : null}
      <span className="ms-auto flex flex-wrap items-center gap-2">{actions}</span>
    </div>
  );
}
