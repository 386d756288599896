/** The side panel that adds one candidate, and shows the link when it is yours to pass on. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useId, useState } from "react";
import type { Interview } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { CodeBlock } from "../../../ui/code-block.tsx";
import { NumberField, TextArea, TextField } from "../../../ui/field.tsx";
import { ErrorNote, Notice } from "../../../ui/notes.tsx";
import { Select } from "../../../ui/select.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { toast } from "../../../ui/toast.tsx";
import { ApiProblem, api } from "../../api.ts";
import { keys, positionsQuery } from "../../queries.ts";
import { problemWords } from "../../words.ts";
import {
  ADMISSION_CHOICES,
  type AddCandidateForm,
  bodyOf,
  emptyForm,
  formFaults,
  INVITATION_CHOICES,
  serverFaults,
} from "./add-candidate-form.ts";
import { counted } from "./progress-line.tsx";

function PositionChoice({
  value,
  onChange,
  fault,
}: {
  value: string;
  onChange: (id: string) => void;
  fault: string | undefined;
}) {
  const { data } = useQuery(positionsQuery(false));
  const options = (data ?? []).map((position) => ({ value: position.id, label: position.title }));
  return (
    <Select
      label="Position"
      value={value}
      options={value === "" ? [{ value: "", label: "Choose a position" }, ...options] : options}
      onChange={onChange}
      fault={fault}
    />
  );
}

/** positionId null lets the person choose. */
export function AddCandidate({
  open,
  onClose,
  positionId,
}: {
  open: boolean;
  onClose: () => void;
  positionId: string | null;
}) {
  return open ? <AddPanel onClose={onClose} positionId={positionId} /> : null;
}

function AddPanel({ onClose, positionId }: { onClose: () => void; positionId: string | null }) {
  const formId = useId();
  const client = useQueryClient();
  const [form, setForm] = useState<AddCandidateForm>(() => emptyForm(positionId ?? ""));
  const [checked, setChecked] = useState(false);
  const [made, setMade] = useState<Interview | null>(null);
  const create = useMutation({
    mutationFn: (body: ReturnType<typeof bodyOf>) => api.POST("/interviews", { body }),
    onSuccess: async (interview, body) => {
      if (body.sendInvitation) {
        const later =
          form.invitation === "later" ? `goes out in ${counted(form.laterHours ?? 0, "hour")}` : "is on its way";
        toast(`${interview.candidate.name} is added. The invitation ${later}.`);
        onClose();
      } else setMade(interview);
      await Promise.all(
        [keys.interviews, keys.positions, keys.mails].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
    },
  });
  const change = (part: Partial<AddCandidateForm>) => {
    setForm({ ...form, ...part });
    if (create.error) create.reset();
  };
  const refused = create.error instanceof ApiProblem ? serverFaults(create.error.faults) : { fields: {}, rest: [] };
  const faults = { ...(checked ? formFaults(form) : {}), ...refused.fields };
  const problem = create.error && Object.keys(refused.fields).length === 0 ? problemWords(create.error) : null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setChecked(true);
    if (Object.keys(formFaults(form)).length === 0) {
      if (!create.isPending) create.mutate(bodyOf(form));
      return;
    }
    const written = event.currentTarget;
    // Once the faults are drawn: to the first field that is wrong.
    requestAnimationFrame(() => written.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  if (made) {
    return (
      <SidePanel
        open
        onClose={onClose}
        title={`${made.candidate.name} is added`}
        footer={
          <>
            <Button look="main" onClick={onClose}>
              Done
            </Button>
            <Button
              onClick={() => {
                setMade(null);
                setChecked(false);
                setForm({ ...emptyForm(form.positionId), invitation: form.invitation, admission: form.admission });
                create.reset();
              }}
            >
              Add another
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-4">
          <p className="m-0">No mail goes out. Pass this link on:</p>
          <CodeBlock code={made.link ?? ""} label="Copy link" />
          <Notice>The link opens the interview without a password. Give it to this candidate alone.</Notice>
        </div>
      </SidePanel>
    );
  }
  return (
    <SidePanel
      open
      onClose={onClose}
      title="Add candidate"
      footer={
        <>
          <Button type="submit" form={formId} look="main" busy={create.isPending}>
            Add
          </Button>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-5">
        <p className="m-0 text-text-quiet">
          Several at once?{" "}
          <Link to="/candidates/import" search={positionId === null ? {} : { position: positionId }} onClick={onClose}>
            Paste a list or choose a file
          </Link>
          .
        </p>
        {positionId === null ? (
          <PositionChoice
            value={form.positionId}
            onChange={(id) => change({ positionId: id })}
            fault={faults.positionId}
          />
        ) : null}
        <TextField
          label="Name"
          autoComplete="off"
          maxLength={200}
          value={form.name}
          onChange={(name) => change({ name })}
          fault={faults.name}
        />
        <TextField
          label="E-mail"
          type="email"
          autoComplete="off"
          maxLength={254}
          value={form.email}
          onChange={(email) => change({ email })}
          fault={faults.email}
        />
        <TextField
          label="Phone"
          optional
          type="tel"
          autoComplete="off"
          maxLength={40}
          value={form.phone}
          onChange={(phone) => change({ phone })}
          fault={faults.phone}
        />
        <TextField
          label="Skills"
          optional
          hint="Divided by commas. Questions about them are drawn for this candidate."
          value={form.skills}
          onChange={(skills) => change({ skills })}
          fault={faults.skills}
        />
        <TextArea
          label="Extra questions"
          optional
          hint="One a line. They are asked first."
          value={form.questions}
          onChange={(questions) => change({ questions })}
          fault={faults.questions}
        />
        <Select
          label="Admission"
          hint={
            form.admission === "position" ? "A public position admits, a private one starts with a draft." : undefined
          }
          value={form.admission}
          options={ADMISSION_CHOICES}
          onChange={(admission) => change({ admission })}
          fault={faults.admission}
        />
        <Select
          label="Invitation"
          value={form.invitation}
          options={INVITATION_CHOICES}
          onChange={(invitation) => change({ invitation })}
        />
        {form.invitation === "later" ? (
          <NumberField
            label="Send after"
            unit="hours"
            min={1}
            max={96}
            value={form.laterHours}
            onChange={(laterHours) => change({ laterHours })}
            fault={faults.laterHours}
          />
        ) : null}
        {problem ? <ErrorNote title={problem.title}>{problem.detail}</ErrorNote> : null}
      </form>
    </SidePanel>
  );
}
