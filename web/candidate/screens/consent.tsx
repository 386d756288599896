/** What the person agrees to, in full, before any device is opened. */
import { useState } from "react";
import { Actions, Button, Frame, Notice, Title } from "../parts/frame.tsx";
import { RoomFoot } from "../parts/room-foot.tsx";
import { useSession } from "../session.tsx";
import { keptWords } from "../words/amounts.ts";
import type { PlainKey } from "../words/catalogue.ts";
import { raw, say, sayWith } from "../words/speech.ts";
import { recordedWords } from "./welcome.tsx";

const Label = ({ of }: { of: PlainKey }) => <strong>{say("labelled", { label: raw(of) })}</strong>;

export function Consent() {
  const { room, api, act, busy, refusal } = useSession();
  const [agreed, setAgreed] = useState(false);
  const [missing, setMissing] = useState(false);
  const team = room.team.name;
  const { contactEmail } = room.privacy;
  return (
    <Frame team={room.team} where={say("beforeStart")} footer={<RoomFoot />}>
      <Title>{say("agreeTitle")}</Title>
      <ul className="plain-list">
        <li>
          <Label of="recorded" /> {say("agreeRecorded", { what: recordedWords(room) })}
        </li>
        <li>
          <Label of="agreeAlso" /> {say("agreeAlsoWhat")}
        </li>
        <li>
          <Label of="whoSees" /> {say("agreeWho", { team })}
        </li>
        <li>
          <Label of="howLong" /> {keptWords(room.privacy.retention)}.
        </li>
        <li>
          <Label of="agreeSay" />{" "}
          {contactEmail
            ? sayWith("agreeWithdrawMail", { email: <a href={`mailto:${contactEmail}`}>{contactEmail}</a> })
            : say("agreeWithdraw")}
        </li>
      </ul>
      <label className="choice choice-single">
        <input
          type="checkbox"
          checked={agreed}
          aria-invalid={missing && !agreed ? true : undefined}
          aria-describedby={missing && !agreed ? "consent-fault" : undefined}
          onChange={(event) => setAgreed(event.currentTarget.checked)}
        />
        <span>{say("agree", { team })}</span>
      </label>
      {missing && !agreed ? (
        <p id="consent-fault" className="fault" role="alert">
          {say("agreeMissing")}
        </p>
      ) : null}
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      <Actions>
        <Button look="main" busy={busy} onPress={() => (agreed ? void act(api.consent) : setMissing(true))}>
          {say("agreeContinue")}
        </Button>
      </Actions>
    </Frame>
  );
}
