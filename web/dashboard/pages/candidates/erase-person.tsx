/** The side panel that erases a person everywhere, after their address has been typed. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import type { Candidate } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/field.tsx";
import { ErrorNote, Notice } from "../../../ui/notes.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { toast } from "../../../ui/toast.tsx";
import { api } from "../../api.ts";
import { keys } from "../../queries.ts";
import { problemWords } from "../../words.ts";
import { candidateKey } from "./candidate-queries.ts";
import { counted } from "./progress-line.tsx";

export function ErasePerson({
  candidate,
  onClose,
  onErased,
}: {
  candidate: Candidate;
  onClose: () => void;
  onErased: () => void;
}) {
  const formId = useId();
  const client = useQueryClient();
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState(false);
  const agrees = typed.trim().toLowerCase() === candidate.email.toLowerCase();
  const erase = useMutation({
    mutationFn: () => api.DELETE("/candidates/{id}", { params: { path: { id: candidate.id } } }),
    onSuccess: async (receipt) => {
      onErased();
      client.removeQueries({ queryKey: candidateKey(candidate.id) });
      toast(`The candidate is erased, with ${counted(receipt.files, "file")}. The receipt is ${receipt.id}.`);
      await Promise.all(
        [keys.interviews, keys.positions, keys.mails, keys.audit].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
  const problem = erase.error ? problemWords(erase.error) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (agrees && !erase.isPending) erase.mutate();
  };
  return (
    <SidePanel
      open
      onClose={onClose}
      title={`Erase ${candidate.name}`}
      footer={
        <>
          <Button type="submit" form={formId} look="bad" busy={erase.isPending}>
            Erase for good
          </Button>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-6">
        <Notice tone="warn">
          {counted(candidate.interviewCount, "interview")} with all recordings, answers, notes and mail
          {candidate.interviewCount === 1 ? " goes" : " go"}, and the name in the history. You can not take this back.
          To keep a copy, export the candidate first.
        </Notice>
        <TextField
          label={
            <>
              Type <span className="wrap-anywhere">{candidate.email}</span> to agree
            </>
          }
          autoComplete="off"
          spellCheck={false}
          autoCapitalize="none"
          value={typed}
          onChange={setTyped}
          fault={asked && !agrees ? "This is not the candidate's address." : undefined}
        />
        {problem ? <ErrorNote title={problem.title}>{problem.detail}</ErrorNote> : null}
      </form>
    </SidePanel>
  );
}
