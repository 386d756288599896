/** The filters of the audit log in one row. */
import { useQuery } from "@tanstack/react-query";
import type { AuditRow } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/field.tsx";
import { Select } from "../../../ui/select.tsx";
import { membersQuery } from "../settings/member-queries.ts";
import { type AuditFilters, addressOf, NO_AUDIT_FILTERS, WHAT_CHOICES } from "./filters.ts";

/** rows: the entries that are shown; whoever stands in them can be chosen. */
export function AuditFilterRow({
  filters,
  rows,
  onChange,
}: {
  filters: AuditFilters;
  rows: readonly AuditRow[];
  onChange: (change: Partial<AuditFilters>) => void;
}) {
  const people = useWho(rows, filters.who);
  const isKnown = WHAT_CHOICES.some(({ value }) => value === filters.what);
  return (
    <search aria-label="Filters" className="flex flex-wrap items-end gap-2 pb-4">
      <div className="w-42 max-md:flex-1 max-md:basis-40">
        <Select
          label="What"
          value={filters.what}
          options={isKnown ? WHAT_CHOICES : [...WHAT_CHOICES, { value: filters.what, label: filters.what }]}
          onChange={(what) => onChange({ what })}
        />
      </div>
      <div className="w-52 max-md:flex-1 max-md:basis-40">
        <Select label="Who" value={filters.who} options={people} onChange={(who) => onChange({ who })} />
      </div>
      <div className="w-42 max-md:flex-1 max-md:basis-40">
        <TextField
          label="From"
          type="date"
          max={filters.to || undefined}
          value={filters.from}
          onChange={(from) => onChange({ from })}
        />
      </div>
      <div className="w-42 max-md:flex-1 max-md:basis-40">
        <TextField
          label="To"
          type="date"
          min={filters.from || undefined}
          value={filters.to}
          onChange={(to) => onChange({ to })}
        />
      </div>
      {Object.keys(addressOf(filters)).length > 0 ? (
        <Button look="quiet" onClick={() => onChange(NO_AUDIT_FILTERS)}>
          Clear filters
        </Button>
      ) : null}
    </search>
  );
}

/** Members, and whoever else did something that is shown, such as an API key. */
function useWho(rows: readonly AuditRow[], chosen: string): { value: string; label: string }[] {
  const members = useQuery(membersQuery).data ?? [];
  const names = new Map(members.map((member) => [member.id, member.name]));
  for (const { actor } of rows) {
    if (actor.id === null || names.has(actor.id)) continue;
    names.set(actor.id, actor.kind === "key" ? `${actor.name ?? "A key"} (API key)` : (actor.name ?? "Somebody"));
  }
  if (chosen !== "" && !names.has(chosen)) names.set(chosen, "Somebody who is not listed");
  return [{ value: "", label: "Everybody" }, ...[...names].map(([value, label]) => ({ value, label }))];
}
