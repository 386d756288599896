/** Changes a custom field, or deletes it with the values that candidates have of it. */
import { type FormEvent, useId, useState } from "react";
import type { CustomField } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/field.tsx";
import { ErrorNote } from "../../../ui/notes.tsx";
import { Select } from "../../../ui/select.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { Checkbox, Switch } from "../../../ui/switch.tsx";
import { toast } from "../../../ui/toast.tsx";
import { api, ifVersion } from "../../api.ts";
import { keys, useRefresh } from "../../queries.ts";
import { problemWords, refusalOf } from "../../words.ts";
import { FIELD_TYPES, MOST_COUNTED } from "./field-queries.ts";

const TYPES = (["text", "number", "boolean"] as const).map((value) => ({ value, label: FIELD_TYPES[value] }));

const candidatesWith = (uses: number): string =>
  uses === 1 ? "1 candidate has" : `${uses >= MOST_COUNTED ? `${MOST_COUNTED} or more` : uses} candidates have`;

export function EditFieldPanel({ field, onClose }: { field: CustomField; onClose: () => void }) {
  const formId = useId();
  const refresh = useRefresh();
  const [label, setLabel] = useState(field.label);
  const [type, setType] = useState(field.type);
  const [managed, setManaged] = useState(field.managed);
  const [deleting, setDeleting] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const act = async (change: () => Promise<unknown>, said: string) => {
    setBusy(true);
    setProblem(null);
    try {
      await change();
      await refresh(keys.fields, keys.interviews, keys.audit);
      toast(said);
      onClose();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy || !label.trim()) return;
    const body = { label: label.trim(), managed, ...(type === field.type ? {} : { type }) };
    void act(
      () =>
        api.PATCH("/custom-fields/{id}", {
          params: { path: { id: field.id }, header: ifVersion(field.version) },
          body,
        }),
      `“${label.trim()}” is saved.`,
    );
  };
  const remove = (withValues: boolean) => {
    const query = withValues ? { values: "delete" as const } : {};
    void act(
      () =>
        api.DELETE("/custom-fields/{id}", {
          params: { path: { id: field.id }, query, header: ifVersion(field.version) },
        }),
      `“${field.key}” is deleted.`,
    );
  };
  if (deleting) {
    return (
      <DeletePanel field={field} busy={busy} problem={problem} onDelete={remove} onClose={() => setDeleting(false)} />
    );
  }
  const { faults, words } = refusalOf(problem);
  return (
    <SidePanel
      open
      onClose={onClose}
      title={`Edit “${field.key}”`}
      footer={
        <>
          <Button look="main" type="submit" form={formId} busy={busy}>
            Save field
          </Button>
          <Button onClick={onClose}>Cancel</Button>
          <span className="flex-1" />
          <Button look="bad" onClick={() => setDeleting(true)}>
            Delete …
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-5">
        <TextField
          label="Label"
          maxLength={120}
          autoComplete="off"
          hint="How the pages name it. The key stays: other systems know it by that."
          value={label}
          fault={label.trim() ? faults["/label"] : "A label is needed."}
          onChange={setLabel}
        />
        <Select
          label="Type"
          hint={field.uses > 0 ? `${candidatesWith(field.uses)} a value, so the type stays.` : undefined}
          disabled={field.uses > 0}
          value={type}
          options={TYPES}
          fault={faults["/type"]}
          onChange={setType}
        />
        <Switch
          label="Managed"
          hint="Off: the field counts as one that other systems sent, and can be defined anew."
          checked={managed}
          onChange={setManaged}
        />
        {words ? <ErrorNote title={words.title}>{words.detail}</ErrorNote> : null}
      </form>
    </SidePanel>
  );
}

function DeletePanel({
  field,
  busy,
  problem,
  onDelete,
  onClose,
}: {
  field: CustomField;
  busy: boolean;
  problem: unknown;
  onDelete: (withValues: boolean) => void;
  onClose: () => void;
}) {
  const [agreed, setAgreed] = useState(false);
  const used = field.uses > 0;
  return (
    <SidePanel
      open
      onClose={onClose}
      title={`Delete “${field.key}”?`}
      footer={
        <>
          <Button look="bad" busy={busy} disabled={used && !agreed} onClick={() => onDelete(used)}>
            {used ? "Delete field and values" : "Delete field"}
          </Button>
          <Button onClick={onClose}>Back</Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <p className="m-0">
          {used
            ? `${candidatesWith(field.uses)} a value of this field. The values go with it, and do not come back.`
            : "No candidate has a value of this field."}{" "}
          A system that sends the key again makes a new, unmanaged field.
        </p>
        {used ? <Checkbox label="Delete the values too" checked={agreed} onChange={setAgreed} /> : null}
        {problem ? <ErrorNote title={problemWords(problem).title}>{problemWords(problem).detail}</ErrorNote> : null}
      </div>
    </SidePanel>
  );
}
