/** Changes a member's name and role, or ends the membership; one's own ends in the account. */
import { Link } from "@tanstack/react-router";
import { type FormEvent, useId, useState } from "react";
import type { Member } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { Confirm } from "../../../ui/confirm.tsx";
import { TextField } from "../../../ui/field.tsx";
import { ErrorNote } from "../../../ui/notes.tsx";
import { Select } from "../../../ui/select.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { toast } from "../../../ui/toast.tsx";
import { api, ifVersion } from "../../api.ts";
import { keys, useRefresh } from "../../queries.ts";
import { refusalOf } from "../../words.ts";
import { ROLE_CHOICES, ROLE_WORDS } from "./member-words.ts";

export function MemberPanel({ member, isOwn, onClose }: { member: Member; isOwn: boolean; onClose: () => void }) {
  const formId = useId();
  const refresh = useRefresh();
  const [name, setName] = useState(member.name);
  const [role, setRole] = useState(member.role);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const attempt = async (action: () => Promise<unknown>, said: string) => {
    setBusy(true);
    setProblem(null);
    try {
      await action();
      await refresh(keys.members, keys.audit, ...(isOwn ? [keys.session] : []));
      toast(said);
      onClose();
    } catch (error) {
      setProblem(error);
      setBusy(false);
      setAsking(false);
    }
  };
  const at = { params: { path: { id: member.id }, header: ifVersion(member.version) } };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim() || busy) return;
    void attempt(
      () => api.PATCH("/members/{id}", { ...at, body: { name: name.trim(), role } }),
      `${name.trim()} is changed.`,
    );
  };
  const { faults, words } = refusalOf(problem);
  return (
    <SidePanel
      open
      onClose={onClose}
      title={member.name}
      footer={
        <>
          <Button look="main" type="submit" form={formId} busy={busy && !asking}>
            Save
          </Button>
          <Button onClick={onClose}>Cancel</Button>
          {isOwn ? null : (
            <Button look="bad" className="ms-auto" onClick={() => setAsking(true)}>
              Remove
            </Button>
          )}
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-5">
        <p className="m-0 wrap-anywhere text-text-quiet">{member.email}</p>
        <TextField
          label="Name"
          autoComplete="off"
          maxLength={120}
          value={name}
          fault={name.trim() ? faults["/name"] : "A name is needed."}
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
        {isOwn ? (
          <p className="m-0 text-text-quiet">
            To leave this workspace, open <Link to="/account">your account</Link>.
          </p>
        ) : null}
        {words ? <ErrorNote title={words.title}>{words.detail}</ErrorNote> : null}
      </form>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={`Remove ${member.name}?`}
        action="Remove member"
        bad
        busy={busy}
        onConfirm={() => void attempt(() => api.DELETE("/members/{id}", at), `${member.name} is no member any more.`)}
      >
        They reach nothing of this workspace from now on. What they did stays, with their name.
      </Confirm>
    </SidePanel>
  );
}
