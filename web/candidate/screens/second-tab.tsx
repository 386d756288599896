/** Another tab or device has the room. */
import { useState } from "react";
import { Actions, Button, Frame, Notice, Title } from "../parts/frame.tsx";
import { useSession } from "../session.tsx";

export function SecondTab({ moved, onTakeOver }: { moved: boolean; onTakeOver: () => Promise<void> }) {
  const { room, refusal } = useSession();
  const [busy, setBusy] = useState(false);
  const takeOver = async () => {
    setBusy(true);
    await onTakeOver();
    setBusy(false);
  };
  return (
    <Frame team={room.team}>
      <Title>{moved ? "You went on in another window" : "Your interview is open in another window"}</Title>
      <p className="lead">
        {moved
          ? "What you recorded here is kept. You can close this window, or come back to it."
          : "One window records at a time. If you go on here, the other one stops; what it recorded is kept."}
      </p>
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      <Actions>
        <Button look="main" busy={busy} onPress={() => void takeOver()}>
          Continue here
        </Button>
      </Actions>
    </Frame>
  );
}
