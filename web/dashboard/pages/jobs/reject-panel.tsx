/** Rejects an application with a reason for the team. Greenroom mails nobody: writing to the candidate stays a person's act. */
import { type FormEvent, useId, useState } from "react";
import type { Application } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { TextArea } from "../../../ui/field.tsx";
import { ErrorNote } from "../../../ui/notes.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { problemWords } from "../../words.ts";

export function RejectPanel({
  application,
  onReject,
  onClose,
}: {
  application: Application;
  onReject: (application: Application, reason: string) => Promise<void>;
  onClose: () => void;
}) {
  const formId = useId();
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const { name, email } = application.candidate;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await onReject(application, reason);
      onClose();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  return (
    <SidePanel
      open
      onClose={onClose}
      title={`Reject ${name}`}
      footer={
        <>
          <Button look="bad" type="submit" form={formId} busy={busy}>
            Reject
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
        <TextArea
          label="Reason"
          optional
          maxLength={2000}
          hint="Your team sees it, and systems that read this pipeline. You can take the rejection back."
          value={reason}
          onChange={setReason}
        />
        <p className="m-0">
          Greenroom tells {name} nothing.{" "}
          <a href={`mailto:${email}?subject=${encodeURIComponent(application.jobPostTitle)}`} className="wrap-anywhere">
            Write to {email}
          </a>{" "}
          yourself, in your own words.
        </p>
        {problem ? <ErrorNote title={problemWords(problem).title}>{problemWords(problem).detail}</ErrorNote> : null}
      </form>
    </SidePanel>
  );
}
