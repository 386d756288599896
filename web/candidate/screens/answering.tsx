/** Everything between the first question and the last: holds the room, sends what is left over, shows one question at a time. */
import { useEffect, useRef, useState } from "react";
import { needsOfQuestion } from "../needs.ts";
import { Actions, Button, Frame, Notice, Title } from "../parts/frame.tsx";
import { RoomFoot } from "../parts/room-foot.tsx";
import type { StorageTrouble, Studio } from "../recording/studio.ts";
import { untilReached } from "../room-api.ts";
import { useSession } from "../session.tsx";
import type { Devices } from "../use-devices.ts";
import { type Hold, useHold } from "../use-hold.ts";
import { bytesWords } from "../words/amounts.ts";
import { refusalWords } from "../words/refusals.ts";
import { say } from "../words/speech.ts";
import { AllAnswered } from "./all-answered.tsx";
import { CameraAnswer } from "./camera-answer.tsx";
import { NextQuestion } from "./next-question.tsx";
import { SecondTab } from "./second-tab.tsx";
import { TextAnswer } from "./text-answer.tsx";

/** Opens the studio once the room is held, and first sends what an earlier page left. */
function useStudio(hold: Hold) {
  const { room, api, facts, setRoom, setRefusal } = useSession();
  const [studio, setStudio] = useState<Studio | null>(null);
  const [left, setLeft] = useState<number | null>(null);
  const [trouble, setTrouble] = useState<StorageTrouble | null>(null);
  const latest = useRef(room);
  latest.current = room;
  const { state, fence, lose } = hold;

  useEffect(() => {
    if (state !== "held") return;
    const gone = new AbortController();
    void (async () => {
      try {
        const { openStudio } = await import("../recording/studio.ts");
        const opened = openStudio({
          code: api.code,
          interviewId: latest.current.interviewId,
          fence,
          onTrouble: (found) => {
            setTrouble(found);
            facts.report(found);
          },
        });
        const waiting = await opened.waiting();
        if (waiting > 0) setLeft(waiting);
        const recovered = await opened.recover(gone.signal, setLeft);
        if (recovered.length > 0) facts.report("resumed", { segments: recovered.length });
        if (recovered.some((one) => one.outcome === "fenced")) return lose();
        let now = recovered.length > 0 ? await untilReached(api.room, gone.signal) : latest.current;
        const strays = await opened.sealStrays(now, gone.signal);
        if (recovered.length > 0 || strays) {
          now = await untilReached(api.room, gone.signal);
          // A take that was stopped properly only waits for the word that it is whole.
          for (const { takeId, complete, outcome } of recovered) {
            if (complete && outcome === "received")
              now = await untilReached(() => api.finishTake(takeId, fence()), gone.signal);
          }
          setRoom(now);
        }
        if (!gone.signal.aborted) setStudio(opened);
      } catch (error) {
        if (!gone.signal.aborted) setRefusal(refusalWords(error));
      }
      setLeft(null);
    })();
    return () => {
      gone.abort();
      setStudio(null);
    };
  }, [state, api, facts, fence, lose, setRoom, setRefusal]);

  return { studio, left, trouble };
}

export function Answering({ devices }: { devices: Devices }) {
  const { room, refusal } = useSession();
  const hold = useHold();
  /** The question that was recorded here last: its last take is the answer at once, but the person sees it before going on. */
  const [stayingAt, setStayingAt] = useState<string | null>(null);
  const { studio, left, trouble } = useStudio(hold);

  // The window that goes on needs the camera, and many cameras serve one window at a time.
  const away = hold.state === "elsewhere" || hold.state === "lost";
  const { close } = devices;
  useEffect(() => {
    if (away) close();
  }, [away, close]);

  if (away) {
    return <SecondTab moved={hold.state === "lost"} onTakeOver={hold.takeOver} />;
  }
  if (!studio) {
    return (
      <Frame team={room.team}>
        <Title>{say(left === null ? "moment" : "sendingTitle")}</Title>
        <p className="lead" role="status">
          {left === null ? say("opening") : say("sendingLead", { size: bytesWords(left) })}
        </p>
        {refusal ? (
          <>
            <Notice tone="bad">{refusal}</Notice>
            <Actions>
              <Button look="main" onPress={() => location.reload()}>
                {say("tryAgain")}
              </Button>
            </Actions>
          </>
        ) : null}
      </Frame>
    );
  }
  const question =
    room.questions.find((one) => one.id === stayingAt) ??
    room.questions.find((one) => one.state === "open" || one.state === "recorded");
  if (!question) {
    if (room.questions.some((one) => one.state === "locked") || room.questions.length === 0) return <Preparing />;
    return <AllAnswered />;
  }
  const where = say("questionOf", {
    number: room.questions.indexOf(question) + 1,
    count: room.questions.length,
  });
  if (!question.shownAt && question.takes.length === 0) {
    return <NextQuestion key={question.id} question={question} where={where} />;
  }
  if (needsOfQuestion(question) === "none") {
    return <TextAnswer key={question.id} question={question} where={where} fence={hold.fence} onFenced={hold.lose} />;
  }
  return (
    <CameraAnswer
      key={question.id}
      question={question}
      where={where}
      studio={studio}
      hold={hold}
      devices={devices}
      trouble={trouble}
      onOpen={setStayingAt}
      onKept={() => setStayingAt(null)}
    />
  );
}

function Preparing() {
  const { room, reload } = useSession();
  useEffect(() => {
    const timer = setInterval(() => void reload(), 5000);
    return () => clearInterval(timer);
  }, [reload]);
  return (
    <Frame team={room.team} footer={<RoomFoot />}>
      <Title>{say("preparingTitle")}</Title>
      <p className="lead" role="status">
        {say("preparingLead")}
      </p>
    </Frame>
  );
}
