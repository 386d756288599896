/** Rejects an application with a reason for the team; the candidate is told by e-mail where that is ticked. */
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import type { Application, Message } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { TextArea, TextField } from "../../../ui/field.tsx";
import { ErrorNote } from "../../../ui/notes.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { Checkbox } from "../../../ui/switch.tsx";
import { workspaceQuery } from "../../queries.ts";
import { problemWords } from "../../words.ts";

export function RejectPanel({
  application,
  onReject,
  onClose,
}: {
  application: Application;
  onReject: (application: Application, reason: string, message: Message | null) => Promise<void>;
  onClose: () => void;
}) {
  const formId = useId();
  const { data: workspace, error: unread, refetch } = useQuery(workspaceQuery);
  const [reason, setReason] = useState("");
  const [tell, setTell] = useState(false);
  const [written, setWritten] = useState<Message | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const { name, email } = application.candidate;
  const offered = workspace?.defaultMessages.rejection ?? null;
  const message = written ?? offered;
  const lacking = tell && !(message?.subject.trim() && message.body.trim());
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || lacking) return;
    setBusy(true);
    setProblem(null);
    try {
      await onReject(application, reason, tell ? message : null);
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
          <Button look="bad" type="submit" form={formId} busy={busy} disabled={lacking}>
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
        <Checkbox
          label="Tell the candidate by e-mail"
          hint={`To ${email}. The reason above is not in it.`}
          checked={tell}
          onChange={setTell}
        />
        {tell && message ? (
          <>
            <TextField
              label="Subject"
              maxLength={200}
              value={message.subject}
              onChange={(subject) => setWritten({ ...message, subject })}
            />
            <TextArea
              label="Message"
              rows={9}
              maxLength={5000}
              hint="Names in braces are filled in. Left as it is, it goes out in the candidate's language."
              value={message.body}
              onChange={(body) => setWritten({ ...message, body })}
            />
          </>
        ) : null}
        {tell && !message && unread ? (
          <ErrorNote title={problemWords(unread).title} retry={() => void refetch()}>
            {problemWords(unread).detail}
          </ErrorNote>
        ) : null}
        {problem ? <ErrorNote title={problemWords(problem).title}>{problemWords(problem).detail}</ErrorNote> : null}
      </form>
    </SidePanel>
  );
}
