/** Withdrawing: what it means, then one press. */
import { Actions, Button, Frame, Notice, Title } from "../parts/frame.tsx";
import { useSession } from "../session.tsx";

export function Withdraw({ onBack }: { onBack: () => void }) {
  const { room, api, act, busy, refusal } = useSession();
  const withdraw = async () => {
    if (await act(api.withdraw)) onBack();
  };
  return (
    <Frame team={room.team}>
      <Title>Withdraw from this interview</Title>
      <p className="lead">
        {room.team.name} is told that you withdraw from {room.position.title}, and your link closes. This can not be
        undone here.
      </p>
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      <Actions>
        <Button look="main" onPress={onBack}>
          Go back
        </Button>
        <Button busy={busy} onPress={() => void withdraw()}>
          Withdraw now
        </Button>
      </Actions>
    </Frame>
  );
}
