/** Account: one's own password. */
import { type FormEvent, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/field.tsx";
import { ErrorNote } from "../../../ui/notes.tsx";
import { Checkbox } from "../../../ui/switch.tsx";
import { toast } from "../../../ui/toast.tsx";
import { keys, useRefresh } from "../../queries.ts";
import { changePassword } from "../../sign-in-calls.ts";
import { refusalOf } from "../../words.ts";
import { AccountSection } from "./account-section.tsx";

const SHORTEST = 10;

/** email: whose password it is; password keepers of the browser read it. */
export function PasswordSection({ email }: { email: string }) {
  const [present, setPresent] = useState("");
  const [next, setNext] = useState("");
  const [seen, setSeen] = useState(false);
  const [others, setOthers] = useState(true);
  const refresh = useRefresh();
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const refusal = refusalOf(problem);
  const faults: Record<string, string> = {
    ...refusal.faults,
    ...(tried && !present ? { "/password": "Your present password is needed." } : {}),
    ...(tried && next.length < SHORTEST ? { "/newPassword": `It needs at least ${SHORTEST} characters.` } : {}),
  };
  const change = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await changePassword(present, next, others);
      setPresent("");
      setNext("");
      setTried(false);
      await refresh(keys.accountSessions);
      toast(others ? "Your password is changed. Other browsers are signed out." : "Your password is changed.");
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
  const type = seen ? "text" : "password";
  return (
    <AccountSection title="Password">
      <form noValidate onSubmit={submit} className="flex max-w-100 flex-col gap-5">
        <input type="text" autoComplete="username" value={email} readOnly hidden />
        <TextField
          label="Present password"
          type={type}
          autoComplete="current-password"
          value={present}
          fault={faults["/password"]}
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
        <Checkbox label="Sign out all other browsers" checked={others} onChange={setOthers} />
        {refusal.words ? <ErrorNote title={refusal.words.title}>{refusal.words.detail}</ErrorNote> : null}
        <div>
          <Button look="main" type="submit" busy={busy}>
            Change password
          </Button>
        </div>
      </form>
    </AccountSection>
  );
}
