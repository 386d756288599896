/** Puts one person into a pipeline by hand; nobody is mailed. */
import { type FormEvent, useId, useState } from "react";
import type { JobPost } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/field.tsx";
import { ErrorNote } from "../../../ui/notes.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { toast } from "../../../ui/toast.tsx";
import { ApiProblem, api } from "../../api.ts";
import { keys, useRefresh } from "../../queries.ts";
import { problemWords } from "../../words.ts";

export function AddApplicant({ post, onClose }: { post: JobPost; onClose: () => void }) {
  const formId = useId();
  const refresh = useRefresh();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const faults = problem instanceof ApiProblem ? problem.faults : {};
  const words = problem && !faults["/name"] && !faults["/email"] ? problemWords(problem) : null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (busy || !name.trim() || !email.trim()) return;
    setBusy(true);
    setProblem(null);
    try {
      const added = await api.POST("/job-posts/{id}/applications", {
        params: { path: { id: post.id } },
        body: { name: name.trim(), email: email.trim() },
      });
      await refresh(keys.applications, keys.jobs);
      // Who has applied before stays where they are, under the name that they have.
      toast(`${added.candidate.name} is in ${added.stageName}.`);
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
      title="Add candidate"
      footer={
        <>
          <Button look="main" type="submit" form={formId} busy={busy}>
            Add candidate
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
        <TextField
          label="Name"
          maxLength={200}
          autoComplete="off"
          value={name}
          fault={tried && !name.trim() ? "This is needed." : faults["/name"]}
          onChange={setName}
        />
        <TextField
          label="E-mail"
          type="email"
          maxLength={254}
          autoComplete="off"
          value={email}
          fault={tried && !email.trim() ? "This is needed." : faults["/email"]}
          onChange={setEmail}
        />
        <p className="m-0 text-text-quiet">
          They begin in the stage {post.stages[0]?.name}. Nobody is mailed
          {post.positionId ? "; to ask them to the interview, add them to its position." : "."}
        </p>
        {words ? <ErrorNote title={words.title}>{words.detail}</ErrorNote> : null}
      </form>
    </SidePanel>
  );
}
