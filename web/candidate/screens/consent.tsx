/** What the person agrees to, in full, before any device is opened. */
import { useState } from "react";
import { Actions, Button, Frame, Notice, Title } from "../parts/frame.tsx";
import { RoomFoot } from "../parts/room-foot.tsx";
import { useSession } from "../session.tsx";
import { keptWords } from "../words/amounts.ts";
import { recordedWords } from "./welcome.tsx";

export function Consent() {
  const { room, api, act, busy, refusal } = useSession();
  const [agreed, setAgreed] = useState(false);
  const [missing, setMissing] = useState(false);
  const team = room.team.name;
  return (
    <Frame team={room.team} where="Before you start" footer={<RoomFoot />}>
      <Title>What you agree to</Title>
      <ul className="plain-list">
        <li>
          <strong>Recorded:</strong> {recordedWords(room)} Recording starts only when you are told so, and a red dot
          with the word “Recording” stays on as long as it runs.
        </li>
        <li>
          <strong>Also kept:</strong> the times of your answers, the network address and browser you use, and technical
          events such as a lost connection. A technical fault never counts against you.
        </li>
        <li>
          <strong>Who sees it:</strong> the hiring team at {team}. People decide, not a program.
        </li>
        <li>
          <strong>How long:</strong> {keptWords(room.privacy.retention)}.
        </li>
        <li>
          <strong>Your say:</strong> you can withdraw at any time, here with the same link
          {room.privacy.contactEmail ? (
            <>
              {" "}
              or by mail to <a href={`mailto:${room.privacy.contactEmail}`}>{room.privacy.contactEmail}</a>
            </>
          ) : null}
          .
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
        <span>I agree that my answers are recorded and shown to {team}.</span>
      </label>
      {missing && !agreed ? (
        <p id="consent-fault" className="fault" role="alert">
          Tick the box to go on. Without it nothing can be recorded.
        </p>
      ) : null}
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      <Actions>
        <Button look="main" busy={busy} onPress={() => (agreed ? void act(api.consent) : setMissing(true))}>
          Agree and continue
        </Button>
      </Actions>
    </Frame>
  );
}
