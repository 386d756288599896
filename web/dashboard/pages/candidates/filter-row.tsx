/** The filters of a candidates list in one row; what is chosen lives in the page's address. */
import { useEffect, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/field.tsx";
import { Select } from "../../../ui/select.tsx";
import { Checkbox } from "../../../ui/switch.tsx";
import { type CandidateFilters, isFiltered, NO_FILTERS } from "./filters.ts";
import { progressChoices } from "./words.ts";

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
function SearchField({ value, onChange }: { value: string; onChange: (search: string) => void }) {
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

/** Changing one filter keeps the others. */
export function FilterRow({
  filters,
  onChange,
}: {
  filters: CandidateFilters;
  onChange: (change: Partial<CandidateFilters>) => void;
}) {
  return (
    <search aria-label="Filters" className="flex flex-wrap items-center gap-2 pb-4">
      <div className="min-w-48 flex-1 basis-56 max-w-88 max-md:max-w-none">
        <SearchField value={filters.search} onChange={(search) => onChange({ search })} />
      </div>
      <div className="w-40 max-md:flex-1 max-md:basis-40">
        <Select
          label="Admission"
          labelHidden
          value={filters.admission}
          options={ADMISSION_CHOICES}
          onChange={(admission) => onChange({ admission })}
        />
      </div>
      <div className="w-40 max-md:flex-1 max-md:basis-40">
        <Select
          label="Progress"
          labelHidden
          value={filters.progress}
          options={progressChoices(filters.progress)}
          onChange={(progress) => onChange({ progress })}
        />
      </div>
      <div className="w-40 max-md:flex-1 max-md:basis-40">
        <Select
          label="Decision"
          labelHidden
          value={filters.decision}
          options={DECISION_CHOICES}
          onChange={(decision) => onChange({ decision })}
        />
      </div>
      <Checkbox label="Archived" checked={filters.archived} onChange={(archived) => onChange({ archived })} />
      {isFiltered(filters) ? (
        <Button look="quiet" onClick={() => onChange({ ...NO_FILTERS, archived: filters.archived })}>
          Clear filters
        </Button>
      ) : null}
    </search>
  );
}
