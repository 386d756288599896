/** Between questions: the limits of the next one, said before they count. */
import type { RoomQuestion } from "../../../shared/room.ts";
import { Actions, Button, Facts, Frame, Notice, Title } from "../parts/frame.tsx";
import { RoomFoot } from "../parts/room-foot.tsx";
import { useSession } from "../session.tsx";
import { durationWords, takesWords } from "../words/amounts.ts";

const KIND = {
  video: "On camera",
  audio: "With your voice, no picture",
  text: "In writing",
} as const;

export function NextQuestion({ question, where }: { question: RoomQuestion; where: string }) {
  const { room, api, act, busy, refusal } = useSession();
  const written = question.answerKind === "text";
  const byHand = room.position.manualStart || written;
  const first = room.questions[0]?.id === question.id;
  return (
    <Frame team={room.team} where={where} footer={<RoomFoot />}>
      <Title>{first ? "Your first question" : `Question ${room.questions.indexOf(question) + 1}`}</Title>
      <Facts
        rows={[
          ["Answer", KIND[question.answerKind]],
          question.thinkSeconds > 0
            ? ["Time to think", `${durationWords(question.thinkSeconds)}, counted from when you see the question`]
            : null,
          written
            ? ["Time to answer", "As long as you need"]
            : ["Time to answer", `Up to ${durationWords(question.answerSeconds)}`],
          written
            ? null
            : [
                "Takes",
                question.retakes === 0
                  ? "One. It is your answer"
                  : `Up to ${takesWords(question.retakes + 1)}, one of them counts`,
              ],
          written
            ? null
            : ["Start", byHand ? "When you press the button" : "By itself, when the time to think is over"],
        ]}
      />
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      <Actions>
        <Button look="main" busy={busy} onPress={() => void act(() => api.show(question.id))}>
          Show the question
        </Button>
        <p className="quiet">
          {first
            ? "Take a breath first. Nothing counts until you see the question."
            : "Take a break if you like. Nothing counts until you see the question."}
        </p>
      </Actions>
    </Frame>
  );
}
