/** Account: the second factor. Turning it on shows a QR code and asks for a code; its backup codes are shown once. */
import { type FormEvent, useId, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { CodeBlock } from "../../../ui/code-block.tsx";
import { TextField } from "../../../ui/field.tsx";
import { ErrorNote, Notice } from "../../../ui/notes.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { StateWord } from "../../../ui/state-word.tsx";
import { toast } from "../../../ui/toast.tsx";
import { keys, useRefresh } from "../../queries.ts";
import { beginFactor, confirmFactor, endFactor, type NewFactor, renewBackupCodes } from "../../sign-in-calls.ts";
import { refusalOf } from "../../words.ts";
import { AccountSection } from "./account-section.tsx";
import { QrCode } from "./qr-code.tsx";

type Wish = "on" | "off" | "codes";

/** required: the workspace lets the person in only with it. */
export function FactorSection({ on, required }: { on: boolean; required: boolean }) {
  const [wish, setWish] = useState<Wish | null>(null);
  return (
    <AccountSection
      title="Second factor"
      words="A code from an app on your phone, asked for after the password. A stolen password alone then opens nothing."
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <StateWord tone={on ? "good" : required ? "warn" : "neutral"}>{on ? "On" : "Off"}</StateWord>
        {on ? (
          <>
            <Button onClick={() => setWish("codes")}>New backup codes</Button>
            <Button look="bad" onClick={() => setWish("off")}>
              Turn off
            </Button>
          </>
        ) : (
          <Button look="main" onClick={() => setWish("on")}>
            Turn on
          </Button>
        )}
      </div>
      {wish ? <FactorPanel wish={wish} onClose={() => setWish(null)} /> : null}
    </AccountSection>
  );
}

const TITLES: Record<Wish, string> = {
  on: "Turn on your second factor",
  off: "Turn off your second factor",
  codes: "New backup codes",
};

const VERBS: Record<Wish, string> = { on: "Go on", off: "Turn off", codes: "Make new codes" };

/** The password first; then, as is wished, a code and the backup codes. */
function FactorPanel({ wish, onClose }: { wish: Wish; onClose: () => void }) {
  const formId = useId();
  const refresh = useRefresh();
  const [password, setPassword] = useState("");
  const [made, setMade] = useState<NewFactor | null>(null);
  const [code, setCode] = useState("");
  const [codes, setCodes] = useState<string[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const attempt = async (action: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    try {
      await action();
    } catch (error) {
      setProblem(error);
    }
    setBusy(false);
  };
  const read = () => refresh(keys.session, keys.members, keys.accountSessions);
  const give = async () => {
    if (wish === "on") setMade(await beginFactor(password));
    if (wish === "codes") setCodes(await renewBackupCodes(password));
    if (wish === "off") {
      await endFactor(password);
      await read();
      toast("Your second factor is off.");
      onClose();
    }
  };
  const confirm = async () => {
    await confirmFactor(code);
    setCodes(made?.backupCodes ?? []);
    await read();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (made ? code.trim() : password) void attempt(made ? confirm : give);
  };
  const { faults, words } = refusalOf(problem);
  const done = codes !== null;
  return (
    <SidePanel
      open
      onClose={onClose}
      title={done ? "Your backup codes" : TITLES[wish]}
      footer={
        done ? (
          <Button look="main" onClick={onClose}>
            I have kept them
          </Button>
        ) : (
          <>
            <Button look={wish === "off" ? "bad" : "main"} type="submit" form={formId} busy={busy}>
              {made ? "Turn on" : VERBS[wish]}
            </Button>
            <Button onClick={onClose}>Cancel</Button>
          </>
        )
      }
    >
      {done ? <BackupCodes codes={codes} turnedOn={wish === "on"} /> : null}
      {done ? null : (
        <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-5">
          {made ? (
            <>
              <p className="m-0">Scan this with your authenticator app, or type the key into it.</p>
              <QrCode text={made.uri} label="QR code of your second factor" />
              <CodeBlock code={made.key} label="Copy key" />
              <TextField
                label="Code"
                autoFocus
                hint="The six digits that the app shows now."
                autoComplete="one-time-code"
                inputMode="numeric"
                maxLength={10}
                className="max-w-40 tabular-nums"
                value={code}
                fault={faults["/code"]}
                onChange={(value) => {
                  setCode(value);
                  setProblem(null);
                }}
              />
            </>
          ) : (
            <TextField
              label="Your password"
              type="password"
              autoComplete="current-password"
              hint={wish === "codes" ? "The codes that you have now end." : undefined}
              value={password}
              fault={faults["/password"]}
              onChange={(value) => {
                setPassword(value);
                setProblem(null);
              }}
            />
          )}
          {words ? <ErrorNote title={words.title}>{words.detail}</ErrorNote> : null}
        </form>
      )}
    </SidePanel>
  );
}

function BackupCodes({ codes, turnedOn }: { codes: readonly string[]; turnedOn: boolean }) {
  return (
    <div className="flex flex-col gap-5">
      {turnedOn ? <Notice tone="good">Your second factor is on.</Notice> : null}
      <p className="m-0">
        Each of these signs you in once without your phone. They are shown now and never again: keep them where you keep
        passwords.
      </p>
      <CodeBlock code={codes.join("\n")} label="Copy codes" />
    </div>
  );
}
