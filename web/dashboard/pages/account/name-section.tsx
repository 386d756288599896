/** Account: the name that colleagues and candidates read. */
import { type FormEvent, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/field.tsx";
import { ErrorNote } from "../../../ui/notes.tsx";
import { toast } from "../../../ui/toast.tsx";
import { api } from "../../api.ts";
import { keys, useRefresh } from "../../queries.ts";
import { problemWords } from "../../words.ts";
import { AccountSection } from "./account-section.tsx";

export function NameSection({ name: present }: { name: string }) {
  const refresh = useRefresh();
  const [name, setName] = useState(present);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const save = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await api.PATCH("/account", { body: { name: name.trim() } });
      await refresh(keys.session, keys.members);
      toast("Your name is changed.");
    } catch (error) {
      setProblem(error);
    }
    setBusy(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() && !busy) void save();
  };
  const words = problem ? problemWords(problem) : null;
  return (
    <AccountSection title="Name" words="In every workspace that you belong to.">
      <form noValidate onSubmit={submit} className="flex max-w-100 flex-col gap-4">
        <TextField
          label="Your name"
          autoComplete="name"
          maxLength={120}
          value={name}
          onChange={setName}
          fault={name.trim() ? undefined : "Your name is needed."}
        />
        {words ? <ErrorNote title={words.title}>{words.detail}</ErrorNote> : null}
        <div>
          <Button type="submit" busy={busy} disabled={name.trim() === present && !busy}>
            Save name
          </Button>
        </div>
      </form>
    </AccountSection>
  );
}
