/** Withdrawing: what it means, then one press. */
import { Actions, Button, Frame, Notice, Title } from "../parts/frame.tsx";
import { useSession } from "../session.tsx";
import { say } from "../words/speech.ts";

export function Withdraw({ onBack }: { onBack: () => void }) {
  const { room, api, act, busy, refusal } = useSession();
  const withdraw = async () => {
    if (await act(api.withdraw)) onBack();
  };
  return (
    <Frame team={room.team}>
      <Title>{say("withdrawTitle")}</Title>
      <p className="lead">{say("withdrawLead", { team: room.team.name, position: room.position.title })}</p>
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      <Actions>
        <Button look="main" onPress={onBack}>
          {say("goBack")}
        </Button>
        <Button busy={busy} onPress={() => void withdraw()}>
          {say("withdrawNow")}
        </Button>
      </Actions>
    </Frame>
  );
}
