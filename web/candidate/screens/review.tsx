/** The person watches their own answer and keeps it or records again. */
import { useState } from "react";
import type { RoomQuestion, RoomTake } from "../../../shared/room.ts";
import { Actions, Button, Frame, Notice, Title } from "../parts/frame.tsx";
import { Recording } from "../parts/picture.tsx";
import { RoomFoot } from "../parts/room-foot.tsx";
import { useSession } from "../session.tsx";
import { useFencedAct } from "../use-fenced-act.ts";
import { clock, takesWords } from "../words/amounts.ts";

interface ReviewProps {
  question: RoomQuestion;
  takes: RoomTake[];
  where: string;
  fence: () => number;
  onFenced: () => void;
  onAgain: () => void;
  onKept: () => void;
}

export function Review({ question, takes, where, fence, onFenced, onAgain, onKept }: ReviewProps) {
  const { room, api, busy, refusal } = useSession();
  const act = useFencedAct(onFenced);
  const [chosenId, setChosenId] = useState(takes.at(-1)?.id);
  const chosen = takes.find((take) => take.id === chosenId) ?? takes.at(-1);
  if (!chosen) return null;
  const keep = async () => {
    if (await act(() => api.keepTake(chosen.id, fence()))) onKept();
  };
  const sound = chosen.contentType?.startsWith("audio/") ?? question.answerKind === "audio";
  return (
    <Frame team={room.team} where={where} wide footer={<RoomFoot />}>
      <p className="quiet over-title" lang={room.language}>
        {question.text}
      </p>
      <Title>Your answer is safe</Title>
      {chosen.url ? (
        <Recording key={chosen.url} src={chosen.url} sound={sound} label={`Take ${chosen.number} of your answer`} />
      ) : (
        <Notice>It can not be played in this browser. It has arrived whole all the same.</Notice>
      )}
      {takes.length > 1 ? (
        <fieldset className="field">
          <legend className="label">Which take is your answer?</legend>
          <div className="choices">
            {takes.map((take) => (
              <label key={take.id} className="choice">
                <input type="radio" name="take" checked={take.id === chosen.id} onChange={() => setChosenId(take.id)} />
                <span>
                  Take {take.number}
                  {take.durationMs === null ? "" : `, ${clock(take.durationMs)}`}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ) : null}
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      <Actions>
        <Button look="main" busy={busy} onPress={() => void keep()}>
          {takes.length > 1 ? `Keep take ${chosen.number}` : "Keep this answer"}
        </Button>
        {question.takesLeft > 0 ? (
          <Button busy={busy} onPress={onAgain}>
            Record again
          </Button>
        ) : null}
        <p className="quiet">
          {question.takesLeft > 0
            ? `${takesWords(question.takesLeft)} left. This one stays until you choose.`
            : "All takes are used."}{" "}
          Once kept, an answer is final.
        </p>
      </Actions>
    </Frame>
  );
}
