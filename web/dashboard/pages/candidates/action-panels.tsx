/** The short forms behind the actions that need a word more: refuse, resend, extend, delete. */
import { type FormEvent, type ReactNode, useId, useState } from "react";
import type { InterviewRow } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { Confirm } from "../../../ui/confirm.tsx";
import { NumberField, TextArea, TextField } from "../../../ui/field.tsx";
import { ErrorNote } from "../../../ui/notes.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { Time } from "../../../ui/time.tsx";
import { refusalOf } from "../../words.ts";
import { type InterviewAction, useDeleteInterview, useInterviewAction } from "./use-interview-action.ts";

export type PanelName = "refuse" | "resend" | "extend" | "delete";

export type PanelTarget = Pick<InterviewRow, "id" | "candidate" | "expiresAt" | "progress">;

/** The open panel, or nothing. onDeleted runs once the interview is gone. */
export function ActionPanel({
  panel,
  onClose,
  onDeleted,
}: {
  panel: { name: PanelName; of: PanelTarget } | null;
  onClose: () => void;
  onDeleted?: () => void;
}) {
  if (panel === null) return null;
  const { of, name } = panel;
  if (name === "delete") return <DeleteConfirm of={of} onClose={onClose} onDeleted={onDeleted} />;
  const Panel = { refuse: RefusePanel, resend: ResendPanel, extend: ExtendPanel }[name];
  return <Panel key={`${name} ${of.id}`} of={of} onClose={onClose} />;
}

interface PanelProps {
  of: PanelTarget;
  onClose: () => void;
}

/** A panel with one form: the action runs on submit, the panel closes when it is done, a refusal is shown in place. */
function FormPanel({
  of,
  onClose,
  title,
  verb,
  bad = false,
  action,
  children,
}: PanelProps & {
  title: string;
  verb: string;
  bad?: boolean;
  action: () => InterviewAction | null;
  children: (faults: Readonly<Record<string, string>>) => ReactNode;
}) {
  const formId = useId();
  const run = useInterviewAction({ quiet: true });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const chosen = action();
    if (!chosen || run.isPending) return;
    run.mutate({ target: { id: of.id, name: of.candidate.name }, action: chosen }, { onSuccess: onClose });
  };
  const { faults, words: problem } = refusalOf(run.error);
  return (
    <SidePanel
      open
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button type="submit" form={formId} look={bad ? "bad" : "main"} busy={run.isPending}>
            {verb}
          </Button>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-6">
        {children(faults)}
        {problem ? <ErrorNote title={problem.title}>{problem.detail}</ErrorNote> : null}
      </form>
    </SidePanel>
  );
}

function RefusePanel({ of, onClose }: PanelProps) {
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  return (
    <FormPanel
      of={of}
      onClose={onClose}
      title={`Refuse ${of.candidate.name}`}
      verb="Refuse"
      bad
      action={() => {
        setMissing(reason.trim() === "");
        return reason.trim() === "" ? null : { name: "refuse", reason: reason.trim() };
      }}
    >
      {(faults) => (
        <TextArea
          label="Reason"
          hint="Your team sees it. The candidate is told only that the interview is not open to them."
          maxLength={500}
          value={reason}
          onChange={setReason}
          fault={faults["/reason"] ?? (missing && reason.trim() === "" ? "Say why, in a few words." : undefined)}
        />
      )}
    </FormPanel>
  );
}

function ResendPanel({ of, onClose }: PanelProps) {
  const [email, setEmail] = useState(of.candidate.email);
  const changed = email.trim() !== "" && email.trim().toLowerCase() !== of.candidate.email;
  return (
    <FormPanel
      of={of}
      onClose={onClose}
      title={`Send ${of.candidate.name} the invitation again`}
      verb="Resend invitation"
      action={() => (changed ? { name: "resend", email: email.trim() } : { name: "resend" })}
    >
      {(faults) => (
        <TextField
          label="E-mail"
          type="email"
          hint={
            changed
              ? "This becomes the candidate's address from now on."
              : "Correct the address here, if that is why it did not arrive."
          }
          value={email}
          onChange={setEmail}
          fault={faults["/email"]}
        />
      )}
    </FormPanel>
  );
}

function ExtendPanel({ of, onClose }: PanelProps) {
  const [days, setDays] = useState<number | null>(3);
  const valid = days !== null && Number.isInteger(days) && days >= 1 && days <= 60;
  return (
    <FormPanel
      of={of}
      onClose={onClose}
      title={`Give ${of.candidate.name} more time`}
      verb="Extend"
      action={() => (valid ? { name: "extend", days } : null)}
    >
      {(faults) => (
        <>
          <NumberField
            label="Days more"
            unit="days"
            min={1}
            max={60}
            value={days}
            onChange={setDays}
            fault={faults["/days"] ?? (valid ? undefined : "Give 1 to 60 whole days.")}
          />
          <p className="m-0 text-text-quiet">
            {of.expiresAt === null ? (
              "The link has no end yet: it counts from the invitation. The days count from now."
            ) : (
              <>
                {of.progress === "expired" ? "The link ended " : "The link ends "}
                <Time at={of.expiresAt} />. The days count from then, or from now when that has passed. Waiting
                reminders move along.
              </>
            )}
          </p>
        </>
      )}
    </FormPanel>
  );
}

function DeleteConfirm({ of, onClose, onDeleted }: PanelProps & { onDeleted: (() => void) | undefined }) {
  const remove = useDeleteInterview(() => {
    onClose();
    onDeleted?.();
  });
  return (
    <Confirm
      open
      bad
      onClose={onClose}
      title={`Delete ${of.candidate.name}'s interview?`}
      action="Delete interview"
      busy={remove.isPending}
      onConfirm={() => {
        if (!remove.isPending) remove.mutate({ id: of.id, name: of.candidate.name });
      }}
    >
      It disappears from every list, with its answers, and its link stops working. You can not take this back. To only
      hide it, archive it.
    </Confirm>
  );
}
