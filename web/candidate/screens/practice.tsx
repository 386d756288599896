/** A practice question: the same screen as a real one, but nothing leaves the device. */
import { useCallback, useEffect, useRef, useState } from "react";
import { Actions, Button, Frame, Title } from "../parts/frame.tsx";
import { LevelMeter } from "../parts/level-meter.tsx";
import { LivePicture, Recording } from "../parts/picture.tsx";
import { RoomFoot } from "../parts/room-foot.tsx";
import { type LocalRecording, recordLocally } from "../recording/local-recording.ts";
import { useSession } from "../session.tsx";
import { useNow } from "../use-seconds.ts";
import { durationWords } from "../words/amounts.ts";
import { say } from "../words/speech.ts";

const PRACTICE_SECONDS = 30;

export function Practice({ stream, onDone }: { stream: MediaStream; onDone: () => void }) {
  const { room } = useSession();
  const [since, setSince] = useState<number | null>(null);
  const [address, setAddress] = useState<string | null>(null);
  const recording = useRef<LocalRecording | null>(null);
  const now = useNow(since !== null);
  const left = since === null ? PRACTICE_SECONDS : PRACTICE_SECONDS - (now - since) / 1000;

  const start = () => {
    setAddress(null);
    recording.current = recordLocally(stream);
    setSince(Date.now());
  };
  const stop = useCallback(async () => {
    const running = recording.current;
    if (!running) return;
    recording.current = null;
    setSince(null);
    setAddress(URL.createObjectURL(await running.stop()));
  }, []);
  useEffect(() => {
    if (left <= 0) void stop();
  }, [left, stop]);
  useEffect(() => () => URL.revokeObjectURL(address ?? ""), [address]);
  useEffect(() => () => void recording.current?.stop(), []);

  return (
    <Frame team={room.team} where={say("practice")} wide footer={<RoomFoot />}>
      <p className="quiet over-title">{say("practiceLead")}</p>
      <Title>{say("practiceQuestion")}</Title>
      {address ? (
        <Recording src={address} sound={stream.getVideoTracks().length === 0} label={say("practiceAnswer")} />
      ) : (
        <LivePicture stream={stream}>
          {since === null ? null : (
            <p className="badge badge-live">
              <span className="dot" aria-hidden="true" /> {say("recordingNow")}
            </p>
          )}
        </LivePicture>
      )}
      {address ? null : <LevelMeter stream={stream} words={false} />}
      <p className="status-line">
        {address ? say("practiceLooks") : null}
        {!address && since === null ? say("practiceStarts", { duration: durationWords(PRACTICE_SECONDS) }) : null}
        {since === null ? null : say("timeLeft", { duration: durationWords(Math.max(0, Math.ceil(left))) })}
      </p>
      <Actions>
        {since !== null ? (
          <Button look="main" onPress={() => void stop()}>
            {say("practiceStop")}
          </Button>
        ) : address ? (
          <>
            <Button look="main" onPress={onDone}>
              {say("practiceDone")}
            </Button>
            <Button onPress={start}>{say("practiceAgain")}</Button>
          </>
        ) : (
          <>
            <Button look="main" onPress={start}>
              {say("startRecording")}
            </Button>
            <Button onPress={onDone}>{say("practiceSkip")}</Button>
          </>
        )}
      </Actions>
    </Frame>
  );
}
