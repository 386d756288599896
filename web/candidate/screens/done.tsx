/** The receipt: what arrived, when, with which fingerprint; what happens next; how to withdraw. */
import { useState } from "react";
import type { RoomReceipt } from "../../../shared/room.ts";
import { EmailWords } from "../../ui/email-words.tsx";
import { Actions, Button, Frame, Notice, Prose, Title } from "../parts/frame.tsx";
import { RoomFoot } from "../parts/room-foot.tsx";
import { roomAddress } from "../parts/take-away.tsx";
import { useSession } from "../session.tsx";
import { bytesWords, clock, keptWords, momentWords } from "../words/amounts.ts";
import { closingOf, fillWords } from "../words/fill.ts";
import { say, sayWith } from "../words/speech.ts";

function Answer({ answer, language }: { answer: RoomReceipt["answers"][number]; language: string }) {
  const [full, setFull] = useState(false);
  const size = bytesWords(answer.bytes);
  const moment = momentWords(answer.receivedAt);
  return (
    <li>
      <p className="receipt-question" lang={language}>
        {answer.question}
      </p>
      <p className="quiet">
        {answer.durationMs === null
          ? say("answerArrived", { size, moment })
          : say("recordingArrived", { size, length: clock(answer.durationMs), moment })}
      </p>
      <p className="quiet">
        {say("fingerprint")} <code className="fingerprint">{full ? answer.sha256 : answer.sha256.slice(0, 12)}</code>{" "}
        <button
          type="button"
          className="foot-link"
          aria-expanded={full}
          aria-label={say(full ? "fingerprintHideOf" : "fingerprintShowOf", { question: answer.question })}
          onClick={() => setFull(!full)}
        >
          {say(full ? "fingerprintHide" : "fingerprintShow")}
        </button>
      </p>
    </li>
  );
}

export function Done() {
  const { room, api, act, busy, refusal } = useSession();
  const [asking, setAsking] = useState(false);
  const { receipt, attempt } = room;
  const team = room.team.name;
  const closing = closingOf(room);
  const { contactEmail } = room.privacy;
  return (
    <Frame team={room.team} where={say("completed")} footer={<RoomFoot />}>
      <Title>{say(receipt ? "arrivedTitle" : "completedTitle")}</Title>
      <Prose text={fillWords(closing.text, room, roomAddress())} lang={closing.lang} />
      {receipt ? (
        <section aria-labelledby="receipt-title">
          <h2 id="receipt-title" className="section-title">
            {say("receipt")}
          </h2>
          <p className="quiet">{say("completedAt", { moment: momentWords(receipt.completedAt) })}</p>
          <ol className="receipt">
            {receipt.answers.map((answer) => (
              <Answer key={answer.questionId} answer={answer} language={room.language} />
            ))}
          </ol>
          <p className="quiet">{say("fingerprintWhy", { team })}</p>
        </section>
      ) : null}
      <section aria-labelledby="next-title">
        <h2 id="next-title" className="section-title">
          {say("nextTitle")}
        </h2>
        <p>{sayWith("nextLead", { team, email: <EmailWords email={room.candidate.email} /> })}</p>
        <p className="quiet">
          {keptWords(room.privacy.retention)}.{" "}
          {contactEmail ? say("takeBackMail", { email: contactEmail }) : say("takeBack")}
        </p>
      </section>
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      {attempt.mayRetake ? (
        asking ? (
          <Actions still>
            <p>{say("againTitle")}</p>
            <Button look="main" busy={busy} onPress={() => void act(api.retake)}>
              {say("againStart")}
            </Button>
            <Button onPress={() => setAsking(false)}>{say("againLeave")}</Button>
          </Actions>
        ) : (
          <Actions still>
            <Button onPress={() => setAsking(true)}>{say("again")}</Button>
            <p className="quiet">{say("attemptOf", { number: attempt.number, allowed: attempt.allowed })}</p>
          </Actions>
        )
      ) : null}
    </Frame>
  );
}
