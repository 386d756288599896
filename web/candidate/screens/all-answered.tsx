/** Every question has its answer: the last step is the person's own. */
import { Actions, Button, Frame, Notice, Title } from "../parts/frame.tsx";
import { RoomFoot } from "../parts/room-foot.tsx";
import { useSession } from "../session.tsx";
import { questionsWords } from "../words/amounts.ts";

export function AllAnswered() {
  const { room, api, act, busy, refusal } = useSession();
  const more = room.postScreening.length > 0;
  return (
    <Frame team={room.team} where="All answered" footer={<RoomFoot />}>
      <Title>{questionsWords(room.questions.length)} answered</Title>
      <p className="lead">
        Your answers are safe on the server.{" "}
        {more ? "A few short questions follow." : `With the next step ${room.team.name} can see them.`}
      </p>
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
          {more ? "Finish and continue" : "Finish the interview"}
        </Button>
      </Actions>
    </Frame>
  );
}
