/** Invites somebody to the workspace by mail. */
import { type FormEvent, useId, useState } from "react";
import type { Role } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/field.tsx";
import { ErrorNote } from "../../../ui/notes.tsx";
import { Select } from "../../../ui/select.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { toast } from "../../../ui/toast.tsx";
import { api } from "../../api.ts";
import { keys, useRefresh } from "../../queries.ts";
import { refusalOf } from "../../words.ts";
import { ROLE_CHOICES, ROLE_WORDS } from "./member-words.ts";

export function InvitePanel({ onClose }: { onClose: () => void }) {
  const formId = useId();
  const refresh = useRefresh();
  const [email, setEmail] = useState("");
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("reviewer");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const invite = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const made = await api.POST("/member-invitations", { body: { email: email.trim(), name: name.trim(), role } });
      await refresh(keys.memberInvitations, keys.mails, keys.audit);
      toast(`${made.email} is invited.`);
      onClose();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (email.trim().includes("@") && !busy) void invite();
  };
  const { faults, words } = refusalOf(problem);
  return (
    <SidePanel
      open
      onClose={onClose}
      title="Invite somebody"
      footer={
        <>
          <Button look="main" type="submit" form={formId} busy={busy}>
            Send invitation
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-5">
        <TextField
          label="E-mail"
          type="email"
          autoComplete="off"
          maxLength={254}
          value={email}
          fault={
            tried && !email.trim().includes("@")
              ? "Write an e-mail address, such as name@example.com."
              : faults["/email"]
          }
          onChange={(value) => {
            setEmail(value);
            setProblem(null);
          }}
        />
        <TextField
          label="Name"
          optional
          autoComplete="off"
          maxLength={120}
          hint="The mail greets them by it."
          value={name}
          fault={faults["/name"]}
          onChange={setName}
        />
        <Select
          label="Role"
          value={role}
          options={ROLE_CHOICES}
          hint={ROLE_WORDS[role].may}
          fault={faults["/role"]}
          onChange={setRole}
        />
        <p className="m-0 text-13 text-text-quiet">The mail carries a link that works for seven days.</p>
        {words ? <ErrorNote title={words.title}>{words.detail}</ErrorNote> : null}
      </form>
    </SidePanel>
  );
}
