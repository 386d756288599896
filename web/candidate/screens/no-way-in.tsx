/** Pages before a room: unknown link, no server, the wrong device, no camera at all. */
import { type CameraObstacle, readBrowser } from "../environment.ts";
import { useHostError } from "../host-page.ts";
import { Actions, Button, Frame, Title } from "../parts/frame.tsx";
import { RoomFoot } from "../parts/room-foot.tsx";
import { TakeAway } from "../parts/take-away.tsx";
import { useSession } from "../session.tsx";
import { deviceFaultWords } from "../words/device-faults.ts";

export function UnknownLink() {
  return (
    <Frame>
      <Title>This link opens no interview</Title>
      <p className="lead">
        Part of it may be missing. Copy it whole from the mail, or open the newest mail: an older link stops working
        when a new one is sent.
      </p>
    </Frame>
  );
}

export function Unreachable({ again }: { again: () => void }) {
  return (
    <Frame>
      <Title>The room can not be reached</Title>
      <p className="lead">Your network or our server is away for the moment. Nothing is lost.</p>
      <Actions>
        <Button look="main" onPress={again}>
          Try again
        </Button>
      </Actions>
    </Frame>
  );
}

export function Opening() {
  return (
    <Frame>
      <h1 className="lead">The room opens.</h1>
    </Frame>
  );
}

export function WrongDevice() {
  const { room } = useSession();
  return (
    <Frame team={room.team} footer={<RoomFoot />}>
      <Title>This interview needs a computer</Title>
      <p className="lead">
        {room.team.name} asks for it on a computer with a camera. Open the same link there; nothing has started yet.
      </p>
      <TakeAway />
    </Frame>
  );
}

export function NoCamera({ obstacle }: { obstacle: CameraObstacle }) {
  const { room } = useSession();
  useHostError(obstacle);
  const words = deviceFaultWords(obstacle, readBrowser(navigator.userAgent));
  return (
    <Frame team={room.team} footer={<RoomFoot />}>
      <Title>{words.title}</Title>
      <p className="lead">{words.say} Nothing has started yet.</p>
      <ol className="steps">
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <TakeAway />
    </Frame>
  );
}
