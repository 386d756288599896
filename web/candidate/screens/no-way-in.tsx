/** Pages before a room: unknown link, no server, the wrong device, no camera at all. */
import { Actions, Button, Frame, Title } from "../parts/frame.tsx";
import { RoomFoot } from "../parts/room-foot.tsx";
import { TakeAway } from "../parts/take-away.tsx";
import { useSession } from "../session.tsx";
import { say } from "../words/speech.ts";

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
