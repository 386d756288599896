/** The door: e-mail and password. */
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { ErrorNote } from "../../ui/notes.tsx";
import { signIn } from "../api.ts";
import { DoorFrame } from "../door-frame.tsx";
import { keys, queryClient } from "../queries.ts";
import { problemWords } from "../words.ts";

const route = getRouteApi("/sign-in");

export function SignInPage() {
  const { back } = route.useSearch();
  const router = useRouter();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const enter = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await signIn(email.trim(), password);
      await queryClient.resetQueries({ queryKey: keys.session });
      router.history.push(back ?? "/app/positions");
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
  const words = problem ? signInWords(problem) : null;
  return (
    <DoorFrame title="Sign in">
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
      </form>
    </DoorFrame>
  );
}

const signInWords = (problem: unknown) => {
  const { title, detail } = problemWords(problem);
  return title === "You are signed out"
    ? { title: "You are not signed in", detail: "This e-mail address and this password do not belong together." }
    : { title, detail };
};
