/** The first workspace and its owner; opened with the token that the server printed when it started. */
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { z } from "zod";
import { setupSchema } from "../../../shared/native/session.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { ErrorNote, Notice } from "../../ui/notes.tsx";
import { ApiProblem, api } from "../api.ts";
import { DoorFrame } from "../door-frame.tsx";
import { keys, queryClient } from "../queries.ts";
import { signIn } from "../sign-in-calls.ts";
import { problemWords } from "../words.ts";

const route = getRouteApi("/setup");

const WORDS: Record<string, string> = {
  token: "Paste the part after token= of the link that the server printed.",
  workspaceName: "A name is needed, with at most 120 characters.",
  name: "Your name is needed.",
  email: "Write an e-mail address, such as name@example.com.",
  password: "At least 10 characters are needed.",
};

/** The token out of whatever was pasted: the whole link, or the token alone. */
const tokenIn = (pasted: string): string => /[?&]token=([^&\s]+)/.exec(pasted)?.[1] ?? pasted.trim();

export function SetupPage() {
  const { token: given } = route.useSearch();
  const router = useRouter();
  const [pasted, setPasted] = useState("");
  const [workspaceName, setWorkspaceName] = useState("");
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const create = async (body: z.output<typeof setupSchema>) => {
    setBusy(true);
    setProblem(null);
    try {
      await api.POST("/setup", { body });
      await signIn(body.email, body.password);
      await queryClient.resetQueries({ queryKey: keys.session });
      router.history.push("/app/positions");
    } catch (error) {
      setProblem(error);
      if (error instanceof ApiProblem) {
        setFaults(Object.fromEntries(error.errors.map(({ pointer, detail }) => [pointer.slice(1), detail])));
      }
    }
    setBusy(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const token = given ?? tokenIn(pasted);
    const body = setupSchema.safeParse({ token, workspaceName, name, email: email.trim(), password });
    const found: Record<string, string> = token ? {} : { token: WORDS.token ?? "" };
    for (const issue of body.error?.issues ?? []) {
      const field = String(issue.path[0]);
      found[field] = WORDS[field] ?? issue.message;
    }
    setFaults(found);
    if (body.success && token && !busy) void create(body.data);
  };
  const words = problem ? problemWords(problem) : null;
  return (
    <DoorFrame title="Set up Greenroom">
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        {given === undefined ? (
          <>
            <Notice>When the server started it printed a link for setting up. Open that link, or paste it here.</Notice>
            <TextField
              label="Set-up link or token"
              value={pasted}
              onChange={setPasted}
              fault={faults.token}
              autoComplete="off"
              spellCheck={false}
            />
          </>
        ) : null}
        <TextField
          label="Workspace name"
          hint="Candidates see it as the name of your team."
          value={workspaceName}
          onChange={setWorkspaceName}
          fault={faults.workspaceName}
          autoComplete="organization"
          maxLength={120}
        />
        <TextField
          label="Your name"
          value={name}
          onChange={setName}
          fault={faults.name}
          autoComplete="name"
          maxLength={120}
        />
        <TextField
          label="E-mail"
          type="email"
          value={email}
          onChange={setEmail}
          fault={faults.email}
          autoComplete="username"
        />
        <TextField
          label="Password"
          type="password"
          hint="At least 10 characters."
          value={password}
          onChange={setPassword}
          fault={faults.password}
          autoComplete="new-password"
          maxLength={200}
        />
        {words ? <ErrorNote title={words.title}>{words.detail}</ErrorNote> : null}
        <Button look="main" type="submit" busy={busy} className="min-h-10">
          Create workspace
        </Button>
      </form>
    </DoorFrame>
  );
}
