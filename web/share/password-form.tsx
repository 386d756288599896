/** Asks for the password of a link. */
import { type FormEvent, useState } from "react";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import type { ShareApi } from "./share-api.ts";
import { refusalWords } from "./words/refusals.ts";
import { say } from "./words/speech.ts";

export function PasswordForm({ api, onOpen }: { api: ShareApi; onOpen: () => void }) {
  const [password, setPassword] = useState("");
  const [fault, setFault] = useState<{ words: () => string } | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (password === "") return setFault({ words: () => say("passwordMissing") });
    setBusy(true);
    try {
      await api.givePassword(password);
      onOpen();
    } catch (error) {
      setFault({ words: () => refusalWords(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      <h1 className="m-0">{say("passwordTitle")}</h1>
      <p className="mt-2 mb-6 text-text-quiet">{say("passwordLead")}</p>
      <TextField
        label={say("password")}
        type="password"
        autoComplete="off"
        value={password}
        fault={fault?.words()}
        onChange={(value) => {
          setPassword(value);
          setFault(null);
        }}
      />
      <Button type="submit" look="main" className="mt-6" busy={busy}>
        {say("passwordOpen")}
      </Button>
    </form>
  );
}
