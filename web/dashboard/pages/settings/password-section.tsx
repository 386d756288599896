/** Settings: one's own password. */
import { type FormEvent, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/field.tsx";
import { ErrorNote } from "../../../ui/notes.tsx";
import { Checkbox } from "../../../ui/switch.tsx";
import { toast } from "../../../ui/toast.tsx";
import { ApiProblem } from "../../api.ts";
import { problemWords } from "../../words.ts";
import { changePassword } from "./change-password.ts";
import { SectionHead } from "./section-form.tsx";

const SHORTEST = 10;

/** email: whose password it is; password keepers of the browser read it. */
export function PasswordSection({ email }: { email: string }) {
  const [present, setPresent] = useState("");
  const [next, setNext] = useState("");
  const [seen, setSeen] = useState(false);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const faults: Record<string, string> = {
    ...(problem instanceof ApiProblem ? problem.faults : {}),
    ...(tried && !present ? { "/currentPassword": "Your present password is needed." } : {}),
    ...(tried && next.length < SHORTEST ? { "/newPassword": `It needs at least ${SHORTEST} characters.` } : {}),
  };
  const change = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await changePassword(present, next);
      setPresent("");
      setNext("");
      setTried(false);
      toast("Your password is changed. Other browsers are signed out.");
    } catch (error) {
      setProblem(error);
    }
    setBusy(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!busy && present && next.length >= SHORTEST) void change();
  };
  const words = problem && Object.keys(faults).length === 0 ? problemWords(problem) : null;
  const type = seen ? "text" : "password";
  return (
    <>
      <SectionHead title="My password">Changing it signs you out everywhere but here.</SectionHead>
      <form noValidate onSubmit={submit} className="flex max-w-100 flex-col gap-5">
        <input type="text" autoComplete="username" value={email} readOnly hidden />
        <TextField
          label="Present password"
          type={type}
          autoComplete="current-password"
          value={present}
          fault={faults["/currentPassword"]}
          onChange={(value) => {
            setPresent(value);
            setProblem(null);
          }}
        />
        <TextField
          label="New password"
          type={type}
          autoComplete="new-password"
          maxLength={200}
          hint={`At least ${SHORTEST} characters. A few words in a row are easy to remember.`}
          value={next}
          fault={faults["/newPassword"]}
          onChange={(value) => {
            setNext(value);
            setProblem(null);
          }}
        />
        <Checkbox label="Show what I type" checked={seen} onChange={setSeen} />
        {words ? <ErrorNote title={words.title}>{words.detail}</ErrorNote> : null}
        <div>
          <Button look="main" type="submit" busy={busy}>
            Change password
          </Button>
        </div>
      </form>
    </>
  );
}
