/** Another tab or device has the room. */
import { useState } from "react";
import { Actions, Button, Frame, Notice, Title } from "../parts/frame.tsx";
import { useSession } from "../session.tsx";
import { say } from "../words/speech.ts";

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
      <Title>{say(moved ? "movedTitle" : "elsewhereTitle")}</Title>
      <p className="lead">{say(moved ? "movedLead" : "elsewhereLead")}</p>
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      <Actions>
        <Button look="main" busy={busy} onPress={() => void takeOver()}>
          {say("continueHere")}
        </Button>
      </Actions>
    </Frame>
  );
}
