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
    <Frame team={room.team} where="Practice" wide footer={<RoomFoot />}>
      <p className="quiet over-title">Practice question. Nothing is sent, nobody sees it.</p>
      <Title>What is something small that made your week better?</Title>
      {address ? (
        <Recording src={address} sound={stream.getVideoTracks().length === 0} label="Your practice answer" />
      ) : (
        <LivePicture stream={stream}>
          {since === null ? null : (
            <p className="badge badge-live">
              <span className="dot" aria-hidden="true" /> Recording
            </p>
          )}
        </LivePicture>
      )}
      {address ? null : <LevelMeter stream={stream} words={false} />}
      <p className="status-line">
        {address ? "This is how your answer looks." : null}
        {!address && since === null
          ? `Up to ${durationWords(PRACTICE_SECONDS)}. It starts when you press the button.`
          : null}
        {since === null ? null : `${durationWords(Math.max(0, Math.ceil(left)))} left`}
      </p>
      <Actions>
        {since !== null ? (
          <Button look="main" onPress={() => void stop()}>
            Stop recording
          </Button>
        ) : address ? (
          <>
            <Button look="main" onPress={onDone}>
              Continue to the interview
            </Button>
            <Button onPress={start}>Practise again</Button>
          </>
        ) : (
          <>
            <Button look="main" onPress={start}>
              Start recording
            </Button>
            <Button onPress={onDone}>Skip the practice</Button>
          </>
        )}
      </Actions>
    </Frame>
  );
}
