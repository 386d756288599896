/** The side panel that changes a person's name and phone; what somebody else changed meanwhile is not overwritten. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import type { CandidateWithInterviews, UpdateCandidate } from "../../../../shared/native.ts";
import { isVisible } from "../../../../shared/visible-text.ts";
import { Button } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/field.tsx";
import { ErrorNote } from "../../../ui/notes.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { toast } from "../../../ui/toast.tsx";
import { ApiProblem, api, ifVersion } from "../../api.ts";
import { ReadAgainNote } from "../../changed-meanwhile.tsx";
import { keys } from "../../queries.ts";
import { refusalOf } from "../../words.ts";
import { candidateKey } from "./candidate-queries.ts";

export function EditPerson({ candidate, onClose }: { candidate: CandidateWithInterviews; onClose: () => void }) {
  const formId = useId();
  const client = useQueryClient();
  const [name, setName] = useState(candidate.name);
  const [phone, setPhone] = useState(candidate.phone ?? "");
  // The version that the form was filled from: the page may read a newer one while the panel is open.
  const [version, setVersion] = useState(candidate.version);
  const [asked, setAsked] = useState(false);
  const save = useMutation({
    mutationFn: (body: UpdateCandidate) =>
      api.PATCH("/candidates/{id}", { params: { path: { id: candidate.id }, header: ifVersion(version) }, body }),
    onSuccess: async (changed) => {
      toast(`${changed.name} is saved.`);
      onClose();
      await client.invalidateQueries({ queryKey: keys.interviews });
    },
  });
  const stale = save.error instanceof ApiProblem && save.error.code === "stale";
  const { faults, words: problem } = refusalOf(stale ? null : save.error);
  const blank = asked && !isVisible(name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!isVisible(name) || save.isPending) return;
    save.mutate({ name: name.trim(), phone: phone.trim() === "" ? null : phone.trim() });
  };
  const readAgain = async () => {
    await client.refetchQueries({ queryKey: candidateKey(candidate.id) });
    const fresh = client.getQueryData<CandidateWithInterviews>(candidateKey(candidate.id));
    if (!fresh) return;
    setName(fresh.name);
    setPhone(fresh.phone ?? "");
    setVersion(fresh.version);
    save.reset();
  };
  return (
    <SidePanel
      open
      onClose={onClose}
      title="Change name or phone"
      footer={
        <>
          <Button type="submit" form={formId} look="main" busy={save.isPending}>
            Save
          </Button>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-6">
        <TextField
          label="Name"
          autoComplete="off"
          maxLength={200}
          value={name}
          onChange={setName}
          fault={faults["/name"] ?? (blank ? "Give the person's name." : undefined)}
        />
        <TextField
          label="Phone"
          optional
          type="tel"
          autoComplete="off"
          maxLength={40}
          value={phone}
          onChange={setPhone}
          fault={faults["/phone"]}
        />
        <p className="m-0 text-13 text-text-quiet">
          Interviews that exist keep the name they were made with. The e-mail address is what a person is known by and
          stays.
        </p>
        {stale ? (
          <ReadAgainNote title="Somebody changed this person meanwhile" onReadAgain={() => void readAgain()} />
        ) : null}
        {problem ? <ErrorNote title={problem.title}>{problem.detail}</ErrorNote> : null}
      </form>
    </SidePanel>
  );
}
