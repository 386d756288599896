/** The door: e-mail and password, then the second factor of whoever has one. */
import { getRouteApi, Link, useRouter } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { ErrorNote } from "../../ui/notes.tsx";
import { Checkbox } from "../../ui/switch.tsx";
import { ApiProblem } from "../api.ts";
import { DoorFrame } from "../door-frame.tsx";
import { keys, queryClient, sessionQuery } from "../queries.ts";
import { giveCode, signIn } from "../sign-in-calls.ts";
import { problemWords } from "../words.ts";

const route = getRouteApi("/sign-in");

/** Reads the session anew and goes on; whoever belongs to no workspace is told so on a page of its own. */
function useEnter(): () => Promise<void> {
  const { back } = route.useSearch();
  const router = useRouter();
  return async () => {
    await queryClient.resetQueries({ queryKey: keys.session });
    const session = await queryClient.ensureQueryData(sessionQuery);
    // What the address leads back to may be a page before the door, such as an invitation.
    if (session.member || back?.startsWith("/app/accept-invitation")) router.history.push(back ?? "/app/positions");
    else await router.navigate({ to: "/no-workspace" });
  };
}

export function SignInPage() {
  const [step, setStep] = useState<"password" | "code">("password");
  const enter = useEnter();
  return (
    <DoorFrame title={step === "password" ? "Sign in" : "Your second factor"}>
      {step === "password" ? (
        <PasswordStep onIn={enter} onCode={() => setStep("code")} />
      ) : (
        <CodeStep onIn={enter} onBack={() => setStep("password")} />
      )}
    </DoorFrame>
  );
}

function PasswordStep({ onIn, onCode }: { onIn: () => Promise<void>; onCode: () => void }) {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const enter = async () => {
    setBusy(true);
    setProblem(null);
    try {
      if ((await signIn(email.trim(), password)) === "code") return onCode();
      await onIn();
    } catch (error) {
      setProblem(error);
    }
    setBusy(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = {
      ...(email.trim() ? {} : { email: "Your e-mail address is needed." }),
      ...(password ? {} : { password: "Your password is needed." }),
    };
    setFaults(found);
    if (Object.keys(found).length === 0 && !busy) void enter();
  };
  const words = problem ? problemWords(problem) : null;
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <TextField
        label="E-mail"
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        fault={faults.email}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        fault={faults.password}
      />
      {words ? <ErrorNote title={words.title}>{words.detail}</ErrorNote> : null}
      <Button look="main" type="submit" busy={busy} className="min-h-10">
        Sign in
      </Button>
      <Link to="/forgot-password" className="self-start">
        I forgot my password
      </Link>
    </form>
  );
}

function CodeStep({ onIn, onBack }: { onIn: () => Promise<void>; onBack: () => void }) {
  const [code, setCode] = useState("");
  const [trusted, setTrusted] = useState(false);
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const enter = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await giveCode(code, trusted);
      await onIn();
    } catch (error) {
      setProblem(error);
    }
    setBusy(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (code.trim() && !busy) void enter();
  };
  const faults = problem instanceof ApiProblem ? problem.faults : {};
  const words = problem && !faults["/code"] ? problemWords(problem) : null;
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <TextField
        label="Code"
        hint="The six digits of your authenticator app, or one of your backup codes."
        autoFocus
        autoComplete="one-time-code"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={20}
        className="tabular-nums"
        value={code}
        onChange={(value) => {
          setCode(value);
          setProblem(null);
        }}
        fault={tried && !code.trim() ? "The code is needed." : faults["/code"]}
      />
      <Checkbox
        label="Trust this device for 30 days"
        hint="It is then not asked for a code. Not for a device that others use."
        checked={trusted}
        onChange={setTrusted}
      />
      {words ? <ErrorNote title={words.title}>{words.detail}</ErrorNote> : null}
      <Button look="main" type="submit" busy={busy} className="min-h-10">
        Sign in
      </Button>
      <Button look="quiet" className="self-start" onClick={onBack}>
        Back
      </Button>
      <p className="m-0 text-13 text-text-quiet">
        Without either, ask whoever runs this Greenroom: they can take the factor away.
      </p>
    </form>
  );
}
