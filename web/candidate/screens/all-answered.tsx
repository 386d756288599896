/** Every question has its answer: the last step is the person's own. */
import { Actions, Button, Frame, Notice, Title } from "../parts/frame.tsx";
import { RoomFoot } from "../parts/room-foot.tsx";
import { useSession } from "../session.tsx";
import { say } from "../words/speech.ts";

export function AllAnswered() {
  const { room, api, act, busy, refusal } = useSession();
  const more = room.postScreening.length > 0;
  return (
    <Frame team={room.team} where={say("allAnswered")} footer={<RoomFoot />}>
      <Title>{say("allAnsweredTitle", { count: room.questions.length })}</Title>
      <p className="lead">{more ? say("answersSafeMore") : say("answersSafe", { team: room.team.name })}</p>
      <ol className="answered">
        {room.questions.map((question) => (
          <li key={question.id} lang={room.language}>
            {question.text}
          </li>
        ))}
      </ol>
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      <Actions>
        <Button look="main" busy={busy} onPress={() => void act(api.finish)}>
          {say(more ? "finishMore" : "finish")}
        </Button>
      </Actions>
    </Frame>
  );
}
