/** Chooses a new password by the link of a mail. */
import { getRouteApi, Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { Button, buttonClass } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { ErrorNote, Notice } from "../../ui/notes.tsx";
import { Checkbox } from "../../ui/switch.tsx";
import { ApiProblem, api } from "../api.ts";
import { DoorFrame } from "../door-frame.tsx";
import { keys, queryClient } from "../queries.ts";
import { problemWords } from "../words.ts";

const route = getRouteApi("/reset-password");
const SHORTEST = 10;

export function ResetPasswordPage() {
  const { token } = route.useSearch();
  const [password, setPassword] = useState("");
  const [seen, setSeen] = useState(false);
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [stage, setStage] = useState<"asking" | "sending" | "done">("asking");
  const send = async () => {
    setStage("sending");
    setProblem(null);
    try {
      await api.POST("/password-reset", { body: { token: token ?? "", password } });
      // Whoever was signed in here is so no more.
      await queryClient.resetQueries({ queryKey: keys.session });
      setStage("done");
    } catch (error) {
      setProblem(error);
      setStage("asking");
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (password.length >= SHORTEST && stage === "asking") void send();
  };
  const ended = token === undefined || (problem instanceof ApiProblem && problem.code === "gone");
  const words = problem ? problemWords(problem) : null;
  if (ended) {
    return (
      <DoorFrame title="This link has ended">
        <p className="m-0 mb-5">It works once, for an hour. A newer mail may have replaced it.</p>
        <Link to="/forgot-password" className={buttonClass("main", "self-start")}>
          Send another link
        </Link>
      </DoorFrame>
    );
  }
  if (stage === "done") {
    return (
      <DoorFrame title="Your password is new">
        <div role="status" className="mb-5">
          <Notice tone="good">You are signed out everywhere. Sign in with your new password.</Notice>
        </div>
        <Link to="/sign-in" className={buttonClass("main", "self-start")}>
          Sign in
        </Link>
      </DoorFrame>
    );
  }
  return (
    <DoorFrame title="Choose a new password">
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label="New password"
          type={seen ? "text" : "password"}
          autoComplete="new-password"
          maxLength={200}
          hint={`At least ${SHORTEST} characters. A few words in a row are easy to remember.`}
          value={password}
          onChange={setPassword}
          fault={tried && password.length < SHORTEST ? `It needs at least ${SHORTEST} characters.` : undefined}
        />
        <Checkbox label="Show what I type" checked={seen} onChange={setSeen} />
        {words ? <ErrorNote title={words.title}>{words.detail}</ErrorNote> : null}
        <Button look="main" type="submit" busy={stage === "sending"} className="min-h-10">
          Save the password
        </Button>
      </form>
    </DoorFrame>
  );
}
