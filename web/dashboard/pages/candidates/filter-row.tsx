/** The filters of a candidates list in one row; what is chosen lives in the page's address. */
import { useEffect, useState } from "react";
import type { InterviewSort } from "../../../../shared/native/interview-sorts.ts";
import type { InterviewCounts, Progress } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/field.tsx";
import { Select } from "../../../ui/select.tsx";
import { Checkbox } from "../../../ui/switch.tsx";
import type { CandidateFilters } from "./filters.ts";
import { count } from "./progress-line.tsx";
import { PROGRESS_WORDS, progressChoices } from "./words.ts";

const PROGRESS_NAMES = Object.keys(PROGRESS_WORDS) as Progress[];
const SEARCH_AFTER_MS = 250;

const ADMISSION_CHOICES = [
  { value: "any", label: "Any admission" },
  { value: "draft", label: "Draft" },
  { value: "admitted", label: "Admitted" },
  { value: "refused", label: "Refused" },
] as const;
const DECISION_CHOICES = [
  { value: "any", label: "Any decision" },
  { value: "undecided", label: "Undecided" },
  { value: "shortlisted", label: "Shortlisted" },
  { value: "discarded", label: "Discarded" },
] as const;

/** What is typed reaches the address after a short rest, so that a list is not read for every letter. */
function SearchField({ id, value, onChange }: { id: string; value: string; onChange: (search: string) => void }) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    if (typed.trim() !== value) setTyped(value);
  }
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => onChange(typed.trim()), SEARCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <TextField
      id={id}
      label="Search"
      labelHidden
      type="search"
      placeholder="Name or e-mail"
      maxLength={200}
      value={typed}
      onChange={setTyped}
    />
  );
}

/** A choice with how many there are of it, where that is known. */
const withCounts = <Value extends string>(
  choices: readonly { value: Value; label: string }[],
  countOf: ((value: Value) => number | undefined) | null,
): { value: Value; label: string }[] =>
  choices.map((choice) => {
    const number = countOf?.(choice.value);
    return number === undefined ? choice : { ...choice, label: `${choice.label} (${count(number)})` };
  });

const SORT_CHOICES: { value: InterviewSort; label: string }[] = [
  { value: "-createdAt", label: "Newest first" },
  { value: "createdAt", label: "Oldest first" },
  { value: "name", label: "Name, A to Z" },
  { value: "-name", label: "Name, Z to A" },
  { value: "-completedAt", label: "Completed last" },
  { value: "completedAt", label: "Completed first" },
  { value: "expiresAt", label: "Expires soonest" },
  { value: "-expiresAt", label: "Expires latest" },
];

/** Changing one filter keeps the others. counts are of the list as it is filtered now. */
export function FilterRow({
  filters,
  counts,
  onChange,
  onMore,
  searchId,
}: {
  filters: CandidateFilters;
  counts: InterviewCounts | undefined;
  onChange: (change: Partial<CandidateFilters>) => void;
  onMore: () => void;
  /** The search field's id, for the key that leads to it. */
  searchId: string;
}) {
  // Counts say what a choice would leave; once a choice is made, the others are not counted.
  const known = counts && !counts.more ? counts : undefined;
  const progressCount = (value: string): number | undefined =>
    value === "any" || !known
      ? undefined
      : PROGRESS_NAMES.filter((name) => value.split(",").includes(name)).reduce(
          (sum, name) => sum + (known.byProgress[name] ?? 0),
          0,
        );
  return (
    <search aria-label="Filters" className="flex flex-wrap items-center gap-2 pb-3">
      <div className="min-w-48 flex-1 basis-56 max-w-88 max-md:max-w-none">
        <SearchField id={searchId} value={filters.search} onChange={(search) => onChange({ search })} />
      </div>
      <div className="w-42 max-md:flex-1 max-md:basis-40">
        <Select
          label="Progress"
          labelHidden
          value={filters.progress}
          options={withCounts(progressChoices(filters.progress), filters.progress === "any" ? progressCount : null)}
          onChange={(progress) => onChange({ progress })}
        />
      </div>
      <div className="w-42 max-md:flex-1 max-md:basis-40">
        <Select
          label="Admission"
          labelHidden
          value={filters.admission}
          options={withCounts(
            ADMISSION_CHOICES,
            filters.admission === "any" ? (value) => (value === "any" ? undefined : known?.byAdmission[value]) : null,
          )}
          onChange={(admission) => onChange({ admission })}
        />
      </div>
      <div className="w-42 max-md:flex-1 max-md:basis-40">
        <Select
          label="Decision"
          labelHidden
          value={filters.decision}
          options={withCounts(
            DECISION_CHOICES,
            filters.decision === "any" ? (value) => (value === "any" ? undefined : known?.byDecision[value]) : null,
          )}
          onChange={(decision) => onChange({ decision })}
        />
      </div>
      <div className="w-42 max-md:flex-1 max-md:basis-40 xl:hidden">
        <Select
          label="Order"
          labelHidden
          value={filters.sort}
          options={SORT_CHOICES}
          onChange={(sort) => onChange({ sort })}
        />
      </div>
      <Button onClick={onMore}>More filters</Button>
      <Checkbox label="Archived" checked={filters.archived} onChange={(archived) => onChange({ archived })} />
    </search>
  );
}
