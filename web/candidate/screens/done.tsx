/** The receipt: what arrived, when, with which fingerprint; what happens next; how to withdraw. */
import { useState } from "react";
import type { RoomReceipt } from "../../../shared/room.ts";
import { EmailWords } from "../../ui/email-words.tsx";
import { Actions, Button, Frame, Notice, Prose, Title } from "../parts/frame.tsx";
import { RoomFoot } from "../parts/room-foot.tsx";
import { roomAddress } from "../parts/take-away.tsx";
import { useSession } from "../session.tsx";
import { bytesWords, clock, keptWords, momentWords } from "../words/amounts.ts";
import { fillWords } from "../words/fill.ts";

function Answer({ answer, language }: { answer: RoomReceipt["answers"][number]; language: string }) {
  const [full, setFull] = useState(false);
  return (
    <li>
      <p className="receipt-question" lang={language}>
        {answer.question}
      </p>
      <p className="quiet">
        {bytesWords(answer.bytes)}
        {answer.durationMs === null ? "" : `, ${clock(answer.durationMs)} long`}, arrived{" "}
        {momentWords(answer.receivedAt)}
      </p>
      <p className="quiet">
        Fingerprint <code className="fingerprint">{full ? answer.sha256 : answer.sha256.slice(0, 12)}</code>{" "}
        <button
          type="button"
          className="foot-link"
          aria-expanded={full}
          aria-label={`${full ? "Shorten" : "Show all of"} the fingerprint of the answer to: ${answer.question}`}
          onClick={() => setFull(!full)}
        >
          {full ? "Shorten" : "Show all"}
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
  return (
    <Frame team={room.team} where="Completed" footer={<RoomFoot />}>
      <Title>{receipt ? "Your answers have arrived" : "Your interview is completed"}</Title>
      <Prose text={fillWords(room.position.closing, room, roomAddress())} lang={room.language} />
      {receipt ? (
        <section aria-labelledby="receipt-title">
          <h2 id="receipt-title" className="section-title">
            Receipt
          </h2>
          <p className="quiet">Completed {momentWords(receipt.completedAt)}.</p>
          <ol className="receipt">
            {receipt.answers.map((answer) => (
              <Answer key={answer.questionId} answer={answer} language={room.language} />
            ))}
          </ol>
          <p className="quiet">The fingerprint (SHA-256) shows that what {team} has is exactly what you recorded.</p>
        </section>
      ) : null}
      <section aria-labelledby="next-title">
        <h2 id="next-title" className="section-title">
          What happens next
        </h2>
        <p>
          {team} watches your answers and writes to <EmailWords email={room.candidate.email} />. You need not do
          anything.
        </p>
        <p className="quiet">
          {keptWords(room.privacy.retention)}. To take your answers back, use “Withdraw” below with this same link
          {room.privacy.contactEmail ? `, or write to ${room.privacy.contactEmail}` : ""}.
        </p>
      </section>
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      {attempt.mayRetake ? (
        asking ? (
          <Actions still>
            <p>
              Doing it again starts a new attempt with every question. The team then sees the new one as your interview.
            </p>
            <Button look="main" busy={busy} onPress={() => void act(api.retake)}>
              Start a new attempt
            </Button>
            <Button onPress={() => setAsking(false)}>Leave it as it is</Button>
          </Actions>
        ) : (
          <Actions still>
            <Button onPress={() => setAsking(true)}>Do the interview again</Button>
            <p className="quiet">
              This was attempt {attempt.number} of {attempt.allowed}.
            </p>
          </Actions>
        )
      ) : null}
    </Frame>
  );
}
