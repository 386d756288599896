/** Pages before a room: unknown link, no server, the wrong device, no camera at all. */
import { type CameraObstacle, readBrowser } from "../environment.ts";
import { useHostError } from "../host-page.ts";
import { Actions, Button, Frame, Title } from "../parts/frame.tsx";
import { RoomFoot } from "../parts/room-foot.tsx";
import { TakeAway } from "../parts/take-away.tsx";
import { useSession } from "../session.tsx";
import { deviceFaultWords } from "../words/device-faults.ts";
import { faultWords, say } from "../words/speech.ts";

/** Until it is known which language to speak. */
export function Blank() {
  return <main className="frame" aria-busy="true" />;
}

export function UnknownLink() {
  return (
    <Frame>
      <Title>{say("unknownTitle")}</Title>
      <p className="lead">{say("unknownLead")}</p>
    </Frame>
  );
}

export function Unreachable({ again }: { again: () => void }) {
  return (
    <Frame>
      <Title>{say("unreachableTitle")}</Title>
      <p className="lead">{say("unreachableLead")}</p>
      <Actions>
        <Button look="main" onPress={again}>
          {say("tryAgain")}
        </Button>
      </Actions>
    </Frame>
  );
}

export function Opening() {
  return (
    <Frame>
      <h1 className="lead">{say("opening")}</h1>
    </Frame>
  );
}

export function WrongDevice() {
  const { room } = useSession();
  return (
    <Frame team={room.team} footer={<RoomFoot />}>
      <Title>{say("computerTitle")}</Title>
      <p className="lead">{say("computerLead", { team: room.team.name })}</p>
      <TakeAway />
    </Frame>
  );
}

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
