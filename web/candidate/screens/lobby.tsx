/** From consent to the first question: check, practice, the team's introduction, and the start by hand. */
import { useEffect, useState } from "react";
import { needsOf } from "../needs.ts";
import { Actions, Button, Facts, Frame, Notice, Prose, Title } from "../parts/frame.tsx";
import { RoomFoot } from "../parts/room-foot.tsx";
import { roomAddress } from "../parts/take-away.tsx";
import { useSession } from "../session.tsx";
import type { Devices } from "../use-devices.ts";
import { momentWords, planWords, questionsWords } from "../words/amounts.ts";
import { fillWords, introductionOf } from "../words/fill.ts";
import { say } from "../words/speech.ts";
import { DeviceCheck } from "./device-check.tsx";
import { Practice } from "./practice.tsx";

const LOOK_AGAIN_MS = 5000;

export function Lobby({ devices }: { devices: Devices }) {
  const { room } = useSession();
  const needs = needsOf(room);
  const [step, setStep] = useState<"check" | "practice" | "start">(needs === "none" ? "start" : "check");
  if (step === "check" && needs !== "none") {
    const next = room.position.practiceQuestion ? "practice" : "start";
    return <DeviceCheck wanted={needs} devices={devices} where={say("deviceCheck")} onReady={() => setStep(next)} />;
  }
  if (step === "practice" && devices.stream)
    return <Practice stream={devices.stream} onDone={() => setStep("start")} />;
  return <Start />;
}

function Start() {
  const { room, api, act, busy, refusal, reload } = useSession();
  const { position } = room;
  const ready = room.questionsReady;
  useEffect(() => {
    if (ready) return;
    const timer = setInterval(() => void reload(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [ready, reload]);
  const introduction = introductionOf(room);
  const fewest = room.questions.length > 0 ? Math.min(...room.questions.map((question) => question.retakes)) : 0;
  const most = room.questions.length > 0 ? Math.max(...room.questions.map((question) => question.retakes)) : 0;
  return (
    <Frame team={room.team} where={say("ready")} footer={<RoomFoot />}>
      <Title>{say("readyTitle")}</Title>
      {position.introVideoUrl ? (
        <div className="picture">
          <video
            controls
            playsInline
            preload="metadata"
            src={position.introVideoUrl}
            aria-label={say("introductionBy", { team: room.team.name })}
          >
            <track kind="captions" />
          </video>
        </div>
      ) : null}
      {ready ? <Prose text={fillWords(introduction.text, room, roomAddress())} lang={introduction.lang} /> : null}
      <Prose text={fillWords(position.iceBreaker, room, roomAddress())} lang={room.language} />
      <Facts
        rows={[
          [say("questions"), ready ? questionsWords(room.questionCount) : say("beingPrepared")],
          [say("time"), planWords(Math.max(room.totalAnswerSeconds, 60))],
          [
            say("takes"),
            most === 0 ? say("takesOne") : fewest === most ? say("takesSame", { count: most + 1 }) : say("takesDiffer"),
          ],
          [say("start"), say(position.manualStart ? "startByHand" : "startItself")],
          [say("breaks"), say("breaksWhen")],
          room.expiresAt ? [say("openUntil"), momentWords(room.expiresAt)] : null,
        ]}
      />
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      <Actions>
        <Button look="main" busy={busy} disabled={!ready} onPress={() => void act(api.enter)}>
          {say("startInterview")}
        </Button>
        <p className="quiet" role="status">
          {say(ready ? "startWaits" : "startPrepares")}
        </p>
      </Actions>
    </Frame>
  );
}
