/** The form of an API key in a side panel: to create one, and to change one. */
import { type FormEvent, useId, useState } from "react";
import { SCOPE_NAMES, SCOPES } from "../../../../shared/native/roles.ts";
import { Button } from "../../../ui/button.tsx";
import { NumberField, TextArea, TextField } from "../../../ui/field.tsx";
import { ErrorNote } from "../../../ui/notes.tsx";
import { Select } from "../../../ui/select.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { Checkbox } from "../../../ui/switch.tsx";
import { ApiProblem } from "../../api.ts";
import { ReadAgainNote } from "../../changed-meanwhile.tsx";
import { problemWords } from "../../words.ts";
import { faultsOf, type KeyDraft } from "./key-draft.ts";
import { dayOf, ENVIRONMENTS } from "./key-words.ts";

/** onSave resolves when the server has taken the draft; what it rejects with is shown here. */
export function KeyPanel({
  title,
  action,
  initial,
  environments = [],
  onClose,
  onSave,
  onReadAgain,
}: {
  title: string;
  action: string;
  initial: KeyDraft;
  /** Where the key may work, when that is still to be chosen. */
  environments?: readonly KeyDraft["environment"][];
  onClose: () => void;
  onSave: (draft: KeyDraft) => Promise<void>;
  /** Shows the form anew with the present values, when somebody else changed the key meanwhile. */
  onReadAgain?: () => Promise<void>;
}) {
  const formId = useId();
  const [draft, setDraft] = useState(initial);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const change = (part: Partial<KeyDraft>) => setDraft((now) => ({ ...now, ...part }));
  const faults = {
    ...(problem instanceof ApiProblem ? problem.faults : {}),
    ...(tried ? faultsOf(draft, initial, new Date()) : {}),
  };
  const save = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await onSave(draft);
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!busy && Object.keys(faultsOf(draft, initial, new Date())).length === 0) void save();
  };
  const stale = onReadAgain && problem instanceof ApiProblem && problem.code === "stale";
  const words = problem && !stale ? problemWords(problem) : null;
  return (
    <SidePanel
      open
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button look="main" type="submit" form={formId} busy={busy}>
            {action}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-5">
        {environments.length > 1 ? (
          <Select
            label="Works with"
            value={draft.environment}
            options={environments.map((value) => ({ value, label: ENVIRONMENTS[value] }))}
            hint={
              draft.environment === "test"
                ? "No mail leaves, a robot plays candidates, and nothing shows among your live data."
                : undefined
            }
            onChange={(environment) => change({ environment })}
          />
        ) : null}
        <TextField
          label="Name"
          value={draft.name}
          maxLength={120}
          autoComplete="off"
          fault={faults["/name"]}
          onChange={(name) => change({ name })}
        />
        <TextArea
          label="Description"
          optional
          rows={2}
          maxLength={500}
          hint="Where the key is kept, or who looks after it."
          value={draft.description}
          fault={faults["/description"]}
          onChange={(description) => change({ description })}
        />
        <Scopes draft={draft} fault={faults["/scopes"]} onChange={change} />
        <TextField
          label="Expires on"
          optional
          type="date"
          min={dayOf(new Date().toISOString())}
          hint="The key works until the end of this day in your time zone. Without a day it does not expire."
          className="max-w-48"
          value={draft.expiresOn}
          fault={faults["/expiresAt"]}
          onChange={(expiresOn) => change({ expiresOn })}
        />
        <NumberField
          label="Requests per minute"
          optional
          min={1}
          max={1_000_000}
          step={1}
          hint="A limit of its own. The server’s limit holds for every key and is never raised by this."
          value={draft.requestsPerMinute}
          fault={faults["/requestsPerMinute"]}
          onChange={(requestsPerMinute) => change({ requestsPerMinute })}
        />
        {stale ? (
          <ReadAgainNote
            title="Somebody changed this key meanwhile"
            onReadAgain={() => void onReadAgain().catch(setProblem)}
          />
        ) : null}
        {words ? <ErrorNote title={words.title}>{words.detail}</ErrorNote> : null}
      </form>
    </SidePanel>
  );
}

function Scopes({
  draft,
  fault,
  onChange,
}: {
  draft: KeyDraft;
  fault: string | undefined;
  onChange: (part: Partial<KeyDraft>) => void;
}) {
  return (
    <fieldset className="m-0 flex min-w-0 flex-col gap-1.5 border-0 p-0">
      <legend className="mb-1 p-0 text-15 font-medium">What it may do</legend>
      <Checkbox
        label="Everything"
        hint="All of the API, with what later versions add."
        checked={draft.everything}
        onChange={(everything) => onChange({ everything })}
      />
      {draft.everything
        ? null
        : SCOPE_NAMES.map((scope) => (
            <Checkbox
              key={scope}
              label={SCOPES[scope]}
              hint={<code className="font-mono">{scope}</code>}
              checked={draft.scopes.includes(scope)}
              onChange={(on) =>
                onChange({ scopes: SCOPE_NAMES.filter((name) => (name === scope ? on : draft.scopes.includes(name))) })
              }
            />
          ))}
      {fault ? (
        <p role="alert" className="m-0 text-13 text-bad">
          {fault}
        </p>
      ) : null}
    </fieldset>
  );
}
