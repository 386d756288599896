/** The link at the foot of a reminder: one press stops them. */
import { Actions, Button, Frame, Notice, Title } from "../parts/frame.tsx";
import { useSession } from "../session.tsx";
import { say } from "../words/speech.ts";

export function Reminders({ onLeave }: { onLeave: () => void }) {
  const { room, api, act, busy, refusal } = useSession();
  const stopped = room.remindersStopped;
  return (
    <Frame team={room.team}>
      <Title>{say(stopped ? "remindersStopped" : "remindersTitle")}</Title>
      <p className="lead">{stopped ? say("remindersStoppedLead") : say("remindersLead", { team: room.team.name })}</p>
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      <Actions>
        {stopped ? (
          <Button busy={busy} onPress={() => void act(() => api.reminders(false))}>
            {say("remindersAgain")}
          </Button>
        ) : (
          <Button look="main" busy={busy} onPress={() => void act(() => api.reminders(true))}>
            {say("remindersStop")}
          </Button>
        )}
        <Button onPress={onLeave}>{say("toInterview")}</Button>
      </Actions>
    </Frame>
  );
}
