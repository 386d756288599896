/** This browser can not record here at all. */
import { type CameraObstacle, readBrowser } from "../environment.ts";
import { useHostError } from "../host-page.ts";
import { Frame, Title } from "../parts/frame.tsx";
import { RoomFoot } from "../parts/room-foot.tsx";
import { TakeAway } from "../parts/take-away.tsx";
import { useSession } from "../session.tsx";
import { deviceFaultWords } from "../words/device-faults.ts";
import { faultWords, say } from "../words/speech.ts";

export function NoCamera({ obstacle }: { obstacle: CameraObstacle }) {
  const { room } = useSession();
  useHostError(obstacle);
  const words = deviceFaultWords(faultWords(), obstacle, readBrowser(navigator.userAgent));
  return (
    <Frame team={room.team} footer={<RoomFoot />}>
      <Title>{words.title}</Title>
      <p className="lead">
        {words.say} {say("nothingStarted")}
      </p>
      <ol className="steps">
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <TakeAway />
    </Frame>
  );
}
