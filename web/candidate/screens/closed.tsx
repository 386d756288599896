/** Pages of a room that is not open now: waiting, refused, expired, withdrawn, not available. */

import { useEffect, useState } from "react";
import { EmailWords } from "../../ui/email-words.tsx";
import { Field } from "../parts/field.tsx";
import { Actions, Button, Frame, Notice, Title } from "../parts/frame.tsx";
import { RoomFoot } from "../parts/room-foot.tsx";
import { useSession } from "../session.tsx";
import { momentWords } from "../words/amounts.ts";
import { say, sayWith } from "../words/speech.ts";

const LOOK_AGAIN_MS = 20_000;

export function Waiting() {
  const { room, reload } = useSession();
  useEffect(() => {
    const timer = setInterval(() => void reload(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [reload]);
  return (
    <Frame team={room.team} footer={<RoomFoot />}>
      <Title>{say("waitingTitle", { team: room.team.name })}</Title>
      <p className="lead">{sayWith("waitingLead", { email: <EmailWords email={room.candidate.email} /> })}</p>
      {room.form.submittedAt ? (
        <p className="quiet">{say("waitingSince", { moment: momentWords(room.form.submittedAt) })}</p>
      ) : null}
    </Frame>
  );
}

export function Refused() {
  const { room } = useSession();
  const { contactEmail } = room.privacy;
  return (
    <Frame team={room.team} footer={<RoomFoot />}>
      <Title>{say("refusedTitle")}</Title>
      <p className="lead">
        {say("refusedLead", { team: room.team.name, position: room.position.title })}
        {contactEmail ? ` ${say("refusedMail", { email: contactEmail })}` : ""}
      </p>
    </Frame>
  );
}

export function Expired() {
  const { room, api, act, busy, refusal } = useSession();
  const [message, setMessage] = useState("");
  return (
    <Frame team={room.team} footer={<RoomFoot />}>
      <Title>{say("expiredTitle")}</Title>
      <p className="lead">
        {room.expiresAt ? `${say("expiredSince", { moment: momentWords(room.expiresAt) })} ` : ""}
        {room.moreTimeAskedAt ? "" : say("expiredLead")}
      </p>
      {room.moreTimeAskedAt ? (
        <Notice tone="good">
          {say("moreTimeAsked", { team: room.team.name, moment: momentWords(room.moreTimeAskedAt) })}
        </Notice>
      ) : (
        <>
          <Field
            id="message"
            label={say("moreTimeWord")}
            value={message}
            onChange={setMessage}
            optional
            lines={4}
            maxLength={1000}
          />
          {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
          <Actions>
            <Button look="main" busy={busy} onPress={() => void act(() => api.moreTime(message.trim()))}>
              {say("moreTimeAsk")}
            </Button>
          </Actions>
        </>
      )}
    </Frame>
  );
}

export function Withdrawn() {
  const { room } = useSession();
  const { contactEmail } = room.privacy;
  return (
    <Frame team={room.team}>
      <Title>{say("withdrawnTitle")}</Title>
      <p className="lead">
        {say("withdrawnLead", { team: room.team.name })}
        {contactEmail ? ` ${say("withdrawnMail", { email: contactEmail })}` : ""}
      </p>
    </Frame>
  );
}

export function Unavailable() {
  const { room } = useSession();
  const { contactEmail } = room.privacy;
  return (
    <Frame team={room.team} footer={<RoomFoot />}>
      <Title>{say("closedTitle")}</Title>
      <p className="lead">
        {say("closedLead", { team: room.team.name })}{" "}
        {contactEmail ? say("closedMail", { email: contactEmail }) : say("closedAnswer")}
      </p>
    </Frame>
  );
}
