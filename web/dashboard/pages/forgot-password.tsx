/** Asks for a link to choose a new password. The page says the same whether or not there is an account. */
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { ErrorNote, Notice } from "../../ui/notes.tsx";
import { ApiProblem, api } from "../api.ts";
import { DoorFrame } from "../door-frame.tsx";
import { problemWords } from "../words.ts";

export function ForgotPasswordPage() {
  const [email, setEmail] = useState("");
  const [asked, setAsked] = useState<string | null>(null);
  const [fault, setFault] = useState<string | undefined>();
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await api.POST("/password-forgotten", { body: { email: email.trim() } });
      setAsked(email.trim());
    } catch (error) {
      if (error instanceof ApiProblem && error.faults["/email"]) setFault(NO_ADDRESS);
      else setProblem(error);
    }
    setBusy(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = email.trim().includes("@");
    setFault(given ? undefined : NO_ADDRESS);
    if (given && !busy) void ask();
  };
  const words = problem ? problemWords(problem) : null;
  return (
    <DoorFrame title="A new password">
      {asked === null ? (
        <form noValidate onSubmit={submit} className="flex flex-col gap-4">
          <p className="m-0 text-text-quiet">You get a mail with a link. It works once, for an hour.</p>
          <TextField
            label="E-mail"
            type="email"
            autoComplete="username"
            value={email}
            onChange={setEmail}
            fault={fault}
          />
          {words ? <ErrorNote title={words.title}>{words.detail}</ErrorNote> : null}
          <Button look="main" type="submit" busy={busy} className="min-h-10">
            Send the link
          </Button>
        </form>
      ) : (
        <div role="status">
          <Notice>
            If there is an account for <span className="font-medium wrap-anywhere">{asked}</span>, the link is on its
            way. Look at your mail.
          </Notice>
        </div>
      )}
      <Link to="/sign-in" className="mt-5 self-start">
        Back to signing in
      </Link>
    </DoorFrame>
  );
}

const NO_ADDRESS = "Write an e-mail address, such as name@example.com.";
