/** Defines a custom field; given one that came in undeclared, makes it managed. */
import { type FormEvent, useId, useState } from "react";
import type { CustomField } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/field.tsx";
import { ErrorNote } from "../../../ui/notes.tsx";
import { Select } from "../../../ui/select.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { toast } from "../../../ui/toast.tsx";
import { api } from "../../api.ts";
import { keys, useRefresh } from "../../queries.ts";
import { refusalOf } from "../../words.ts";
import { FIELD_TYPES } from "./field-queries.ts";

const TYPES = [
  { value: "text", label: FIELD_TYPES.text },
  { value: "number", label: FIELD_TYPES.number },
  { value: "boolean", label: FIELD_TYPES.boolean },
] as const;

export function FieldPanel({ field, onClose }: { field: CustomField | null; onClose: () => void }) {
  const formId = useId();
  const refresh = useRefresh();
  const [key, setKey] = useState(field?.key ?? "");
  const [label, setLabel] = useState(field?.label ?? "");
  const [type, setType] = useState<CustomField["type"]>(field?.type ?? "text");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const define = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const body = { key: key.trim(), ...(label.trim() ? { label: label.trim() } : {}), type };
      const defined = await api.POST("/custom-fields", { body });
      await refresh(keys.fields, keys.interviews, keys.audit);
      toast(`“${defined.label}” is defined.`);
      onClose();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (key.trim() && !busy) void define();
  };
  const { faults, words } = refusalOf(problem);
  return (
    <SidePanel
      open
      onClose={onClose}
      title={field ? `Manage “${field.key}”` : "New custom field"}
      footer={
        <>
          <Button look="main" type="submit" form={formId} busy={busy}>
            {field ? "Manage field" : "Define field"}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-5">
        {field ? (
          <p className="m-0 text-text-quiet">
            Another system sent this field. Give it a label and a type: from then on its values keep to the type. What
            candidates have stays, as long as it fits.
          </p>
        ) : null}
        <TextField
          label="Key"
          maxLength={120}
          autoComplete="off"
          spellCheck={false}
          readOnly={field !== null}
          className="font-mono"
          hint={field ? undefined : "How other systems name it, such as seniority_score. It does not change later."}
          value={key}
          fault={tried && !key.trim() ? "A field needs a key." : faults["/key"]}
          onChange={setKey}
        />
        <TextField
          label="Label"
          optional
          maxLength={120}
          autoComplete="off"
          hint="How the pages name it. Without one, the key stands there."
          value={label}
          fault={faults["/label"]}
          onChange={setLabel}
        />
        <Select label="Type" value={type} options={TYPES} fault={faults["/type"]} onChange={setType} />
        {words ? <ErrorNote title={words.title}>{words.detail}</ErrorNote> : null}
      </form>
    </SidePanel>
  );
}
