/** Makes a share link: for whom, how long, what the guest may do; then shows the link to copy. */
import { useState } from "react";
import { DEFAULT_SHARE_DAYS, LONGEST_SHARE_DAYS } from "../../../../shared/native/share-words.ts";
import type { Interview, Share } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { NumberField, TextField } from "../../../ui/field.tsx";
import { ErrorNote, Notice } from "../../../ui/notes.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { Switch } from "../../../ui/switch.tsx";
import { Time } from "../../../ui/time.tsx";
import { problemWords } from "../../words.ts";
import { useCreateShare } from "./share-queries.ts";

const SHORTEST_PASSWORD = 6;
const FORM_ID = "share-form";

export function SharePanel({ interview, onClose }: { interview: Interview; onClose: () => void }) {
  const create = useCreateShare(interview.id);
  const [name, setName] = useState("");
  const [days, setDays] = useState<number | null>(DEFAULT_SHARE_DAYS);
  const [password, setPassword] = useState("");
  const [allow, setAllow] = useState({ comments: false, scores: false, download: false });
  const [hideIdentity, setHideIdentity] = useState(false);
  const [tried, setTried] = useState(false);
  const daysFault =
    days === null || !Number.isInteger(days) || days < 1 || days > LONGEST_SHARE_DAYS
      ? `Between 1 and ${LONGEST_SHARE_DAYS} days.`
      : undefined;
  const passwordFault =
    password !== "" && password.length < SHORTEST_PASSWORD ? `At least ${SHORTEST_PASSWORD} characters.` : undefined;
  const made = create.data;
  if (made) return <Made share={made} password={password} onClose={onClose} />;
  const words = create.error ? problemWords(create.error) : null;
  const send = () => {
    setTried(true);
    if (days === null || daysFault || passwordFault) return;
    create.mutate({ name, expiresInDays: days, password: password || null, allow, hideIdentity });
  };
  return (
    <SidePanel
      open
      onClose={onClose}
      title="Share this interview"
      footer={
        <>
          <Button type="submit" form={FORM_ID} look="main" busy={create.isPending}>
            Create link
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <form
        id={FORM_ID}
        noValidate
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <p className="m-0 text-text-quiet">
          Whoever has the link sees questions, answers and transcripts without signing in. It does not show your
          reviews, notes or decisions.
        </p>
        <TextField
          label="For whom"
          optional
          maxLength={120}
          hint="Your own note. The guest does not see it."
          value={name}
          onChange={setName}
        />
        <NumberField
          label="The link works for"
          unit="days"
          min={1}
          max={LONGEST_SHARE_DAYS}
          value={days}
          fault={tried ? daysFault : undefined}
          onChange={setDays}
        />
        <TextField
          label="Password"
          optional
          autoComplete="off"
          maxLength={200}
          hint="Send it another way than the link."
          value={password}
          fault={tried ? passwordFault : undefined}
          onChange={setPassword}
        />
        <Switch
          label="Hide who the candidate is"
          hint="Name, address, phone and custom fields stay on the server, and are taken out of texts. Picture and voice are shown as they are."
          checked={hideIdentity}
          onChange={setHideIdentity}
        />
        <Switch
          label="The guest may score"
          hint="Under a name. The score counts as a review."
          checked={allow.scores}
          onChange={(scores) => setAllow({ ...allow, scores })}
        />
        <Switch
          label="The guest may comment"
          hint="Under a name. Your team sees the comments, other guests do not."
          checked={allow.comments}
          onChange={(comments) => setAllow({ ...allow, comments })}
        />
        <Switch
          label="The guest may save recordings"
          checked={allow.download}
          onChange={(download) => setAllow({ ...allow, download })}
        />
        {words ? <ErrorNote title={words.title}>{words.detail} What you wrote is still here.</ErrorNote> : null}
      </form>
    </SidePanel>
  );
}

function Made({ share, password, onClose }: { share: Share; password: string; onClose: () => void }) {
  return (
    <SidePanel
      open
      onClose={onClose}
      title="The link is ready"
      footer={
        <Button look="main" onClick={onClose}>
          Done
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <TextField label="Link" readOnly value={share.url ?? ""} onChange={() => undefined} />
        <span>
          <CopyButton text={share.url ?? ""} label="Copy link" look="main" />
        </span>
        <p className="m-0">
          It works until <Time at={share.expiresAt} show="day" />. You find it again on this page, and can end it any
          time.
        </p>
        {password === "" ? null : (
          <Notice tone="warn">
            The password is not shown again. Send it now: <span className="font-mono wrap-anywhere">{password}</span>
          </Notice>
        )}
      </div>
    </SidePanel>
  );
}
