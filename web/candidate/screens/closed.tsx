/** Pages of a room that is not open now: waiting, refused, expired, withdrawn, not available. */

import { useEffect, useState } from "react";
import { EmailWords } from "../../ui/email-words.tsx";
import { Field } from "../parts/field.tsx";
import { Actions, Button, Frame, Notice, Title } from "../parts/frame.tsx";
import { RoomFoot } from "../parts/room-foot.tsx";
import { useSession } from "../session.tsx";
import { momentWords } from "../words/amounts.ts";

const LOOK_AGAIN_MS = 20_000;

export function Waiting() {
  const { room, reload } = useSession();
  useEffect(() => {
    const timer = setInterval(() => void reload(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [reload]);
  return (
    <Frame team={room.team} footer={<RoomFoot />}>
      <Title>Your form is with {room.team.name}</Title>
      <p className="lead">
        They read it and open the interview for you. You get a mail at <EmailWords email={room.candidate.email} /> when
        they do, and this same link then leads on.
      </p>
      {room.form.submittedAt ? <p className="quiet">Sent {momentWords(room.form.submittedAt)}.</p> : null}
    </Frame>
  );
}

export function Refused() {
  const { room } = useSession();
  return (
    <Frame team={room.team} footer={<RoomFoot />}>
      <Title>This interview does not go on</Title>
      <p className="lead">
        {room.team.name} does not continue with your application for {room.position.title}. What you sent stays as you
        sent it.
        {room.privacy.contactEmail
          ? ` If you think that something was entered wrong, write to ${room.privacy.contactEmail}.`
          : ""}
      </p>
    </Frame>
  );
}

export function Expired() {
  const { room, api, act, busy, refusal } = useSession();
  const [message, setMessage] = useState("");
  return (
    <Frame team={room.team} footer={<RoomFoot />}>
      <Title>The time for this interview is over</Title>
      <p className="lead">
        {room.expiresAt ? `It was open until ${momentWords(room.expiresAt)}. ` : ""}
        {room.moreTimeAskedAt ? "" : "You can ask the team for more time."}
      </p>
      {room.moreTimeAskedAt ? (
        <Notice tone="good">
          {room.team.name} has your request since {momentWords(room.moreTimeAskedAt)}. When they give you more time, you
          get a mail and this same link works again.
        </Notice>
      ) : (
        <>
          <Field
            id="message"
            label="A word to the team"
            value={message}
            onChange={setMessage}
            optional
            lines={4}
            maxLength={1000}
          />
          {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
          <Actions>
            <Button look="main" busy={busy} onPress={() => void act(() => api.moreTime(message.trim()))}>
              Ask for more time
            </Button>
          </Actions>
        </>
      )}
    </Frame>
  );
}

export function Withdrawn() {
  const { room } = useSession();
  return (
    <Frame team={room.team}>
      <Title>You have withdrawn</Title>
      <p className="lead">
        {room.team.name} has been told. Nothing more is asked of you.
        {room.privacy.contactEmail ? ` If you change your mind, write to ${room.privacy.contactEmail}.` : ""}
      </p>
    </Frame>
  );
}

export function Unavailable() {
  const { room } = useSession();
  return (
    <Frame team={room.team} footer={<RoomFoot />}>
      <Title>This interview is not open</Title>
      <p className="lead">
        {room.team.name} has closed it for now.
        {room.privacy.contactEmail
          ? ` If you expected it to be open, write to ${room.privacy.contactEmail}.`
          : " If you expected it to be open, answer the mail that brought you here."}
      </p>
    </Frame>
  );
}
