/** The link at the foot of a reminder: one press stops them. */
import { Actions, Button, Frame, Notice, Title } from "../parts/frame.tsx";
import { useSession } from "../session.tsx";

export function Reminders({ onLeave }: { onLeave: () => void }) {
  const { room, api, act, busy, refusal } = useSession();
  const stopped = room.remindersStopped;
  return (
    <Frame team={room.team}>
      <Title>{stopped ? "No more reminders" : "Stop the reminders"}</Title>
      <p className="lead">
        {stopped
          ? "You get no more reminders of this interview. Your link stays as it is."
          : `${room.team.name} reminds you by mail before your link closes. You can stop that; your link stays as it is.`}
      </p>
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      <Actions>
        {stopped ? (
          <Button busy={busy} onPress={() => void act(() => api.reminders(false))}>
            Send reminders again
          </Button>
        ) : (
          <Button look="main" busy={busy} onPress={() => void act(() => api.reminders(true))}>
            Stop reminders
          </Button>
        )}
        <Button onPress={onLeave}>Go to the interview</Button>
      </Actions>
    </Frame>
  );
}
