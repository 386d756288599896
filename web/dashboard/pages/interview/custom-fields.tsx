/** Custom fields of an interview: each is changed where it stands, removed, or added. */
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import type { CustomField, Interview } from "../../../../shared/native.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/field.tsx";
import { BinSign } from "../../../ui/icons.tsx";
import { Select } from "../../../ui/select.tsx";
import { ApiProblem } from "../../api.ts";
import { problemWords } from "../../words.ts";
import { fieldWords } from "../candidates/field-summary.tsx";
import { fieldsQuery } from "../settings/field-queries.ts";
import { type FieldType, type FieldValue, readValue, typeOf } from "./field-value.ts";
import { Section } from "./section.tsx";
import { useUpdateInterview } from "./use-update-interview.ts";

const YES_NO = [
  { value: "true", label: "yes" },
  { value: "false", label: "no" },
] as const;
const TYPES = [
  { value: "text", label: "Text" },
  { value: "number", label: "Number" },
  { value: "boolean", label: "Yes or no" },
] as const;

const faultOf = (error: Error | null): string | undefined => {
  if (!error) return undefined;
  const first = error instanceof ApiProblem ? Object.values(error.faults)[0] : undefined;
  return first ?? problemWords(error).detail;
};

/** Asks for one value by its type; Enter saves, Escape leaves it as it was. */
function ValueForm({
  label,
  type,
  value,
  busy,
  refusal,
  onSave,
  onCancel,
}: {
  label: string;
  type: FieldType;
  value: FieldValue | null;
  busy: boolean;
  refusal: string | undefined;
  onSave: (value: FieldValue) => void;
  onCancel: () => void;
}) {
  const [typed, setTyped] = useState(value === null ? (type === "boolean" ? "true" : "") : String(value));
  const [fault, setFault] = useState<string>();
  const save = (event: FormEvent) => {
    event.preventDefault();
    const read = readValue(type, typed);
    if ("fault" in read) setFault(read.fault);
    else if (!busy) onSave(read.value);
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key === "Escape") onCancel();
  };
  return (
    <form onSubmit={save} onKeyDown={leave} noValidate className="flex flex-col gap-2">
      {type === "boolean" ? (
        <Select
          label={label}
          value={typed === "true" ? "true" : "false"}
          options={YES_NO}
          onChange={setTyped}
          fault={fault ?? refusal}
        />
      ) : (
        <TextField
          label={label}
          inputMode={type === "number" ? "decimal" : "text"}
          maxLength={5000}
          // The person asked for this very field.
          autoFocus
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setFault(undefined);
          }}
          fault={fault ?? refusal}
        />
      )}
      <span className="flex gap-2">
        <Button type="submit" look="main" busy={busy}>
          Save
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </span>
    </form>
  );
}

/** Asks for the field's name, then for its value by the type that the name already has or is given. */
function AddField({
  defined,
  busy,
  refusal,
  onSave,
  onCancel,
}: {
  defined: readonly CustomField[];
  busy: boolean;
  refusal: string | undefined;
  onSave: (key: string, value: FieldValue) => void;
  onCancel: () => void;
}) {
  const [key, setKey] = useState("");
  const [type, setType] = useState<FieldType>("text");
  const [named, setNamed] = useState(false);
  const known = defined.find((field) => field.key === key.trim());
  if (named) {
    return (
      <ValueForm
        label={known?.label || key.trim()}
        type={known?.type ?? type}
        value={null}
        busy={busy}
        refusal={refusal}
        onSave={(value) => onSave(key.trim(), value)}
        onCancel={onCancel}
      />
    );
  }
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (key.trim() !== "") setNamed(true);
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onCancel();
      }}
    >
      <TextField label="Field" list="known-fields" maxLength={120} autoFocus value={key} onChange={setKey} />
      <datalist id="known-fields">
        {defined.map((field) => (
          <option key={field.id} value={field.key}>
            {field.label}
          </option>
        ))}
      </datalist>
      {known ? null : <Select label="Type" value={type} options={TYPES} onChange={setType} />}
      <span className="flex gap-2">
        <Button type="submit" look="main" disabled={key.trim() === ""}>
          Next
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </span>
    </form>
  );
}

export function CustomFields({ interview, mayWrite }: { interview: Interview; mayWrite: boolean }) {
  const defined = useQuery(fieldsQuery).data ?? [];
  const update = useUpdateInterview(interview.id);
  const [open, setOpen] = useState<{ key: string } | "adding" | null>(null);
  const entries = Object.entries(interview.customFields);
  const show = (next: typeof open) => {
    update.reset();
    setOpen(next);
  };
  const save = (key: string, value: FieldValue | null) =>
    update.mutate({ customFields: { [key]: value } }, { onSuccess: () => setOpen(null) });
  const labelOf = (key: string) => defined.find((field) => field.key === key)?.label || key;
  return (
    <Section
      title="Custom fields"
      beside={
        mayWrite && open !== "adding" ? (
          <Button look="quiet" className="-me-3" onClick={() => show("adding")}>
            Add field
          </Button>
        ) : null
      }
    >
      {entries.length === 0 && open !== "adding" ? (
        <p className="m-0 text-text-quiet">None. Your systems and your team can keep scores and flags here.</p>
      ) : null}
      <ul className="m-0 flex list-none flex-col gap-1 p-0">
        {entries.map(([key, value]) => (
          <li key={key}>
            {open !== null && open !== "adding" && open.key === key ? (
              <ValueForm
                label={labelOf(key)}
                type={defined.find((field) => field.key === key)?.type ?? typeOf(value)}
                value={value}
                busy={update.isPending}
                refusal={faultOf(update.error)}
                onSave={(next) => save(key, next)}
                onCancel={() => show(null)}
              />
            ) : (
              <div className="flex items-start gap-1">
                <span className="grid min-w-0 flex-1 grid-cols-[6.5rem_minmax(0,1fr)] items-baseline gap-x-3">
                  <span className="text-13 break-words text-text-quiet">{labelOf(key)}</span>
                  {mayWrite ? (
                    <button
                      type="button"
                      title={`Change ${labelOf(key)}`}
                      aria-label={`${labelOf(key)}: ${fieldWords(value)}. Change`}
                      onClick={() => show({ key })}
                      className="min-h-7 cursor-text rounded-6 border border-transparent bg-transparent px-1.5 -ms-1.5 text-start text-15 break-words text-text hover:border-line"
                    >
                      {fieldWords(value)}
                    </button>
                  ) : (
                    <span className="break-words">{fieldWords(value)}</span>
                  )}
                </span>
                {mayWrite ? (
                  <IconButton
                    className="-me-2"
                    label={`Remove ${labelOf(key)}`}
                    busy={update.isPending}
                    onClick={() => save(key, null)}
                  >
                    <BinSign />
                  </IconButton>
                ) : null}
              </div>
            )}
          </li>
        ))}
      </ul>
      {open === "adding" ? (
        <div className="mt-2">
          <AddField
            defined={defined}
            busy={update.isPending}
            refusal={faultOf(update.error)}
            onSave={(key, value) => save(key, value)}
            onCancel={() => show(null)}
          />
        </div>
      ) : null}
      {open === null && update.error ? <p className="mt-2 mb-0 text-13 text-bad">{faultOf(update.error)}</p> : null}
    </Section>
  );
}
