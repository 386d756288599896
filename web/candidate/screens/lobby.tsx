/** From consent to the first question: check, practice, the team's introduction, and the start by hand. */
import { useEffect, useState } from "react";
import { needsOf } from "../needs.ts";
import { Actions, Button, Facts, Frame, Notice, Prose, Title } from "../parts/frame.tsx";
import { RoomFoot } from "../parts/room-foot.tsx";
import { roomAddress } from "../parts/take-away.tsx";
import { useSession } from "../session.tsx";
import type { Devices } from "../use-devices.ts";
import { aboutWords, momentWords, questionsWords } from "../words/amounts.ts";
import { fillWords } from "../words/fill.ts";
import { DeviceCheck } from "./device-check.tsx";
import { Practice } from "./practice.tsx";

const LOOK_AGAIN_MS = 5000;

export function Lobby({ devices }: { devices: Devices }) {
  const { room } = useSession();
  const needs = needsOf(room);
  const [step, setStep] = useState<"check" | "practice" | "start">(needs === "none" ? "start" : "check");
  if (step === "check" && needs !== "none") {
    const next = room.position.practiceQuestion ? "practice" : "start";
    return <DeviceCheck wanted={needs} devices={devices} where="Device check" onReady={() => setStep(next)} />;
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
  const fewest = room.questions.length > 0 ? Math.min(...room.questions.map((question) => question.retakes)) : 0;
  const most = room.questions.length > 0 ? Math.max(...room.questions.map((question) => question.retakes)) : 0;
  return (
    <Frame team={room.team} where="Ready" footer={<RoomFoot />}>
      <Title>Everything is ready</Title>
      {position.introVideoUrl ? (
        <div className="picture">
          <video
            controls
            playsInline
            preload="metadata"
            src={position.introVideoUrl}
            aria-label={`Introduction by ${room.team.name}`}
          >
            <track kind="captions" />
          </video>
        </div>
      ) : null}
      <Prose text={fillWords(position.introduction, room, roomAddress())} lang={room.language} />
      <Prose text={fillWords(position.iceBreaker, room, roomAddress())} lang={room.language} />
      <Facts
        rows={[
          ready
            ? ["Questions", `${questionsWords(room.questionCount)}, one at a time`]
            : ["Questions", "Being prepared for you"],
          ["Time", `${aboutWords(Math.max(room.totalAnswerSeconds, 60))} of answers at most`],
          [
            "Takes",
            most === 0
              ? "One for each question. A technical fault never uses it up"
              : fewest === most
                ? `${most + 1} for each question, you choose which one counts`
                : "Said with each question",
          ],
          [
            "Start",
            position.manualStart
              ? "By hand: each recording waits for you"
              : "Each recording starts after the time to think",
          ],
          ["Breaks", "Between questions, as long as the link is open"],
          room.expiresAt ? ["Open until", momentWords(room.expiresAt)] : null,
        ]}
      />
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      <Actions>
        <Button look="main" busy={busy} disabled={!ready} onPress={() => void act(api.enter)}>
          Start the interview
        </Button>
        <p className="quiet" role="status">
          {ready
            ? "The first question waits until you ask for it."
            : "Your questions are being put together. This takes a moment."}
        </p>
      </Actions>
    </Frame>
  );
}
