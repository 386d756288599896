/** Short questions after the last answer. */
import { type FormEvent, useState } from "react";
import { focusFirst } from "../parts/field.tsx";
import { Actions, Button, Frame, Notice, Title } from "../parts/frame.tsx";
import { RoomFoot } from "../parts/room-foot.tsx";
import { type AnswersById, checkAnswers, givenAnswers, ScreeningFields } from "../parts/screening-fields.tsx";
import { useSession } from "../session.tsx";
import { say } from "../words/speech.ts";

export function PostScreening() {
  const { room, api, act, busy, refusal } = useSession();
  const [answers, setAnswers] = useState<AnswersById>({});
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = checkAnswers(room.postScreening, answers);
    setWrong(found);
    if (Object.keys(found).length > 0)
      return focusFirst(
        found,
        room.postScreening.map((question) => question.id),
      );
    void act(() => api.postScreening(givenAnswers(room.postScreening, answers)));
  };
  return (
    <Frame team={room.team} where={say("lastStep")} footer={<RoomFoot />}>
      <Title>{say("lastQuestions")}</Title>
      <p className="lead">{say("lastLead")}</p>
      <form className="form" noValidate onSubmit={submit}>
        <ScreeningFields
          questions={room.postScreening}
          answers={answers}
          wrong={wrong}
          language={room.language}
          onAnswer={(id, answer) => {
            setAnswers((before) => ({ ...before, [id]: answer }));
            setWrong(({ [id]: _answered, ...rest }) => rest);
          }}
        />
        {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
        <Actions>
          <Button look="main" submits busy={busy}>
            {say("lastSend")}
          </Button>
        </Actions>
      </form>
    </Frame>
  );
}
