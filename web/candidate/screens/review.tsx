/** The person watches their own answer and keeps it or records again. */
import { useState } from "react";
import type { RoomQuestion, RoomTake } from "../../../shared/room.ts";
import { Actions, Button, Frame, Notice, Title } from "../parts/frame.tsx";
import { Recording } from "../parts/picture.tsx";
import { RoomFoot } from "../parts/room-foot.tsx";
import { useSession } from "../session.tsx";
import { useFencedAct } from "../use-fenced-act.ts";
import { clock } from "../words/amounts.ts";
import { say } from "../words/speech.ts";

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
      <Title>{say("safeTitle")}</Title>
      {chosen.url ? (
        <Recording key={chosen.url} src={chosen.url} sound={sound} label={say("takeOf", { number: chosen.number })} />
      ) : (
        <Notice>{say("notPlayable")}</Notice>
      )}
      {takes.length > 1 ? (
        <fieldset className="field">
          <legend className="label">{say("whichTake")}</legend>
          <div className="choices">
            {takes.map((take) => (
              <label key={take.id} className="choice">
                <input type="radio" name="take" checked={take.id === chosen.id} onChange={() => setChosenId(take.id)} />
                <span>
                  {take.durationMs === null
                    ? say("take", { number: take.number })
                    : say("takeLong", { number: take.number, length: clock(take.durationMs) })}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ) : null}
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      <Actions>
        <Button look="main" busy={busy} onPress={() => void keep()}>
          {takes.length > 1 ? say("keepTake", { number: chosen.number }) : say("keepAnswer")}
        </Button>
        {question.takesLeft > 0 ? (
          <Button busy={busy} onPress={onAgain}>
            {say("recordAgain")}
          </Button>
        ) : null}
        <p className="quiet">
          {question.takesLeft > 0 ? say("takesLeftStays", { count: question.takesLeft }) : say("takesUsed")}{" "}
          {say("keptIsFinal")}
        </p>
      </Actions>
    </Frame>
  );
}
