/** After a recording broke off: keep what exists, go on, or record again at no cost. */
import { useState } from "react";
import type { RoomQuestion, RoomTake } from "../../../shared/room.ts";
import { Actions, Button, Frame, Notice, Title } from "../parts/frame.tsx";
import { Recording } from "../parts/picture.tsx";
import { RoomFoot } from "../parts/room-foot.tsx";
import { useSession } from "../session.tsx";
import type { Devices, Wanted } from "../use-devices.ts";
import { useFencedAct } from "../use-fenced-act.ts";
import type { Hold } from "../use-hold.ts";
import { recordedMsOf, type TakeControl } from "../use-take.ts";
import { bytesWords, durationWords } from "../words/amounts.ts";
import { say } from "../words/speech.ts";
import { DeviceCheck } from "./device-check.tsx";

interface BrokenOffProps {
  question: RoomQuestion;
  take: RoomTake;
  where: string;
  wanted: Wanted;
  stream: MediaStream | null;
  devices: Devices;
  hold: Hold;
  control: TakeControl;
}

const SHORTEST_REST_SECONDS = 5;

function arrivedWords(bytes: number, recordedMs: number): string {
  if (bytes === 0) return say("brokeNothing");
  const size = bytesWords(bytes);
  return recordedMs > 0
    ? say("brokeLongSafe", { duration: durationWords(recordedMs / 1000), size })
    : say("brokeSafe", { size });
}

export function BrokenOff({ question, take, where, wanted, stream, devices, hold, control }: BrokenOffProps) {
  const { room, api, busy, refusal } = useSession();
  const act = useFencedAct(hold.lose);
  const [opening, setOpening] = useState(false);
  const bytes = take.segments.reduce((sum, segment) => sum + segment.bytes, 0);
  const recordedMs = recordedMsOf(take);
  const rest = question.answerSeconds - recordedMs / 1000;
  const mayGoOn = rest >= SHORTEST_REST_SECONDS && bytes > 0;
  const goOn = () => {
    if (stream) void control.start(stream, take);
    else setOpening(true);
  };
  if (opening && !stream) {
    return <DeviceCheck again wanted={wanted} devices={devices} where={where} onReady={() => undefined} />;
  }
  return (
    <Frame team={room.team} where={where} wide footer={<RoomFoot />}>
      <p className="quiet over-title" lang={room.language}>
        {question.text}
      </p>
      <Title>{say("brokeTitle")}</Title>
      <p className="lead">{arrivedWords(bytes, recordedMs)}</p>
      {take.url ? (
        <Recording
          src={take.url}
          sound={take.contentType?.startsWith("audio/") ?? false}
          label={say("recordedSoFar")}
        />
      ) : null}
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      <Actions>
        {mayGoOn ? (
          <Button look="main" busy={busy} onPress={goOn}>
            {say("goOn")}
          </Button>
        ) : null}
        <Button
          look={mayGoOn ? "plain" : "main"}
          busy={busy}
          onPress={() => void act(() => api.discardTake(take.id, hold.fence()))}
        >
          {say("recordAgain")}
        </Button>
        {bytes > 0 ? (
          <Button busy={busy} onPress={() => void act(() => api.finishTake(take.id, hold.fence()))}>
            {say("keepRecorded")}
          </Button>
        ) : null}
        {mayGoOn ? <p className="quiet">{say("goOnAdds", { duration: durationWords(Math.floor(rest)) })}</p> : null}
      </Actions>
    </Frame>
  );
}
