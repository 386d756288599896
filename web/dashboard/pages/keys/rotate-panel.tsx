/** Gives a key a new secret, in a side panel: until when the old one still works is chosen first. */
import { type FormEvent, useId, useState } from "react";
import type { ApiKey } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/field.tsx";
import { ErrorNote } from "../../../ui/notes.tsx";
import { Select } from "../../../ui/select.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { Time } from "../../../ui/time.tsx";
import { problemWords } from "../../words.ts";
import { hoursUntil, OVERLAPS, type Overlap } from "./key-words.ts";

const CHOICES = [...OVERLAPS, { value: "until", label: "Works until a moment that I choose" }] as const;

/** onRotate resolves when the new secret is made; what it rejects with is shown here. */
export function RotatePanel({
  apiKey,
  onClose,
  onRotate,
}: {
  apiKey: ApiKey;
  onClose: () => void;
  onRotate: (keepPreviousHours: number) => Promise<void>;
}) {
  const formId = useId();
  const [overlap, setOverlap] = useState<Overlap>("24");
  const [until, setUntil] = useState("");
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const rotate = async (hours: number) => {
    setBusy(true);
    setProblem(null);
    try {
      await onRotate(hours);
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const hours = overlap === "until" ? hoursUntil(until, new Date()) : Number(overlap);
    setFault(hours === null ? "Choose a moment within the next seven days." : undefined);
    if (hours !== null && !busy) void rotate(hours);
  };
  const words = problem ? problemWords(problem) : null;
  return (
    <SidePanel
      open
      onClose={onClose}
      title={`Rotate “${apiKey.name}”`}
      footer={
        <>
          <Button look="main" type="submit" form={formId} busy={busy}>
            Make a new secret
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-5">
        <p className="m-0">
          The key gets a new secret, which you see once. Its name, its scopes and everything else stay as they are.
        </p>
        <Select label="The secret until now" value={overlap} options={CHOICES} onChange={setOverlap} />
        {overlap === "until" ? (
          <TextField
            label="Works until"
            type="datetime-local"
            hint="In your time zone, within the next seven days."
            className="max-w-64"
            value={until}
            fault={fault}
            onChange={setUntil}
          />
        ) : null}
        {apiKey.previousSecret ? (
          <p className="m-0 rounded-6 bg-sunken p-3 text-15">
            An older secret still works until <Time at={apiKey.previousSecret.until} />. It stops now if you rotate
            again: never more than two secrets of a key work.
          </p>
        ) : null}
        {words ? <ErrorNote title={words.title}>{words.detail}</ErrorNote> : null}
      </form>
    </SidePanel>
  );
}
