/** The filters that need more room than a row: position, dates, a tag, a custom field, where they came from. */
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/field.tsx";
import { Select } from "../../../ui/select.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { positionQuery, positionsQuery } from "../../queries.ts";
import { fieldsQuery } from "../settings/field-queries.ts";
import type { CandidateFilters } from "./filters.ts";

const SOURCES = [
  { value: "", label: "Anywhere" },
  { value: "dashboard", label: "This dashboard" },
  { value: "native", label: "The API" },
  { value: "interviewflow", label: "The InterviewFlowAI wire" },
  { value: "flowmingo", label: "The Flowmingo wire" },
  { value: "hireflix", label: "The Hireflix wire" },
];

/** positionId: of a position's own page, where there is no position to choose. */
export function FilterPanel({
  filters,
  positionId,
  onChange,
  onClose,
}: {
  filters: CandidateFilters;
  positionId: string | null;
  onChange: (change: Partial<CandidateFilters>) => void;
  onClose: () => void;
}) {
  const formId = useId();
  const [form, setForm] = useState(filters);
  const [tag, setTag] = useState({ name: "", option: "" });
  const [field, setField] = useState({ key: "", value: "" });
  const positions = useQuery({ ...positionsQuery(false), enabled: positionId === null }).data ?? [];
  const fields = useQuery(fieldsQuery).data ?? [];
  const within = positionId ?? form.position;
  const tags = useQuery({ ...positionQuery(within), enabled: within !== "" }).data?.settings.tags ?? [];
  const chosenTag = tags.find((each) => each.name === tag.name);
  const change = (part: Partial<CandidateFilters>) => setForm({ ...form, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const name = tag.name.trim();
    const value = field.value.trim();
    onChange({
      position: form.position,
      source: form.source,
      createdFrom: form.createdFrom,
      createdTo: form.createdTo,
      completedFrom: form.completedFrom,
      completedTo: form.completedTo,
      tags:
        name === "" || tag.option.trim() === ""
          ? form.tags
          : [...new Set([...form.tags, `${name}=${tag.option.trim()}`])],
      fields: field.key === "" || value === "" ? form.fields : [...new Set([...form.fields, `${field.key}:${value}`])],
    });
    onClose();
  };
  const days = (label: string, from: "createdFrom" | "completedFrom", to: "createdTo" | "completedTo") => (
    <fieldset className="m-0 grid min-w-0 grid-cols-2 gap-4 border-0 p-0">
      <legend className="mb-1 p-0 text-15 font-medium">{label}</legend>
      <TextField label="From" type="date" value={form[from]} onChange={(day) => change({ [from]: day })} />
      <TextField label="To" type="date" value={form[to]} onChange={(day) => change({ [to]: day })} />
    </fieldset>
  );
  return (
    <SidePanel
      open
      onClose={onClose}
      title="More filters"
      footer={
        <>
          <Button type="submit" form={formId} look="main">
            Apply
          </Button>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-6">
        {positionId === null ? (
          <Select
            label="Position"
            value={form.position}
            options={[
              { value: "", label: "All positions" },
              ...positions.map((position) => ({ value: position.id, label: position.title })),
            ]}
            onChange={(position) => change({ position })}
          />
        ) : null}
        {days("Added", "createdFrom", "createdTo")}
        {days("Completed", "completedFrom", "completedTo")}
        <fieldset className="m-0 grid min-w-0 grid-cols-2 gap-4 border-0 p-0">
          <legend className="mb-1 p-0 text-15 font-medium">Tag</legend>
          {tags.length > 0 ? (
            <Select
              label="Name"
              value={tag.name}
              options={[{ value: "", label: "Any" }, ...tags.map((each) => ({ value: each.name, label: each.name }))]}
              onChange={(name) => setTag({ name, option: "" })}
            />
          ) : (
            <TextField label="Name" value={tag.name} maxLength={60} onChange={(name) => setTag({ ...tag, name })} />
          )}
          {chosenTag && chosenTag.options.length > 0 ? (
            <Select
              label="Option"
              value={tag.option}
              options={[
                { value: "", label: "Choose" },
                ...chosenTag.options.map((option) => ({ value: option, label: option })),
              ]}
              onChange={(option) => setTag({ ...tag, option })}
            />
          ) : (
            <TextField
              label="Option"
              value={tag.option}
              maxLength={40}
              onChange={(option) => setTag({ ...tag, option })}
            />
          )}
        </fieldset>
        {fields.length > 0 ? (
          <fieldset className="m-0 grid min-w-0 grid-cols-2 gap-4 border-0 p-0">
            <legend className="mb-1 p-0 text-15 font-medium">Custom field</legend>
            <Select
              label="Field"
              value={field.key}
              options={[
                { value: "", label: "Any" },
                ...fields.map((each) => ({ value: each.key, label: each.label || each.key })),
              ]}
              onChange={(key) => setField({ ...field, key })}
            />
            <TextField
              label="Value"
              hint={fields.find((each) => each.key === field.key)?.type === "boolean" ? "true or false" : undefined}
              value={field.value}
              onChange={(value) => setField({ ...field, value })}
            />
          </fieldset>
        ) : null}
        <Select
          label="Came from"
          value={form.source}
          options={
            SOURCES.some(({ value }) => value === form.source)
              ? SOURCES
              : [...SOURCES, { value: form.source, label: form.source }]
          }
          onChange={(source) => change({ source })}
        />
      </form>
    </SidePanel>
  );
}
