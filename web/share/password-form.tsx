/** Asks for the password of a link. */
import { type FormEvent, useState } from "react";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { type ShareApi, ShareRefusal } from "./share-api.ts";

export function PasswordForm({ api, onOpen }: { api: ShareApi; onOpen: () => void }) {
  const [password, setPassword] = useState("");
  const [fault, setFault] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (password === "") return setFault("Type the password.");
    setBusy(true);
    try {
      await api.givePassword(password);
      onOpen();
    } catch (error) {
      setFault(error instanceof ShareRefusal ? error.message : "The password could not be checked. Try again.");
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      <h1 className="m-0">This interview has a password</h1>
      <p className="mt-2 mb-6 text-text-quiet">Whoever sent you the link knows it.</p>
      <TextField
        label="Password"
        type="password"
        autoComplete="off"
        value={password}
        fault={fault}
        onChange={(value) => {
          setPassword(value);
          setFault(undefined);
        }}
      />
      <Button type="submit" look="main" className="mt-6" busy={busy}>
        Open the interview
      </Button>
    </form>
  );
}
