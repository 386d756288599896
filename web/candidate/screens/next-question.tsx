/** Between questions: the limits of the next one, said before they count. */
import type { RoomQuestion } from "../../../shared/room.ts";
import { Actions, Button, Facts, Frame, Notice, Title } from "../parts/frame.tsx";
import { RoomFoot } from "../parts/room-foot.tsx";
import { useSession } from "../session.tsx";
import { durationWords } from "../words/amounts.ts";
import { say } from "../words/speech.ts";

const KIND = {
  video: "onCamera",
  audio: "byVoice",
  text: "inWriting",
} as const;

export function NextQuestion({ question, where }: { question: RoomQuestion; where: string }) {
  const { room, api, act, busy, refusal } = useSession();
  const written = question.answerKind === "text";
  const byHand = room.position.manualStart || written;
  const first = room.questions[0]?.id === question.id;
  return (
    <Frame team={room.team} where={where} footer={<RoomFoot />}>
      <Title>
        {first ? say("firstQuestion") : say("questionNumber", { number: room.questions.indexOf(question) + 1 })}
      </Title>
      <Facts
        rows={[
          [say("answer"), say(KIND[question.answerKind])],
          question.thinkSeconds > 0
            ? [say("timeToThink"), say("thinkCounted", { duration: durationWords(question.thinkSeconds) })]
            : null,
          [
            say("timeToAnswer"),
            written ? say("asLongAsNeeded") : say("upTo", { duration: durationWords(question.answerSeconds) }),
          ],
          written
            ? null
            : [
                say("takes"),
                question.retakes === 0 ? say("oneTake") : say("takesUpTo", { count: question.retakes + 1 }),
              ],
          written ? null : [say("start"), say(byHand ? "startPress" : "startThink")],
        ]}
      />
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      <Actions>
        <Button look="main" busy={busy} onPress={() => void act(() => api.show(question.id))}>
          {say("showQuestion")}
        </Button>
        <p className="quiet">{say(first ? "breathFirst" : "breakFirst")}</p>
      </Actions>
    </Frame>
  );
}
