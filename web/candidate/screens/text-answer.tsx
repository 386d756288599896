/** One question answered in writing. */
import { useEffect, useState } from "react";
import type { RoomQuestion } from "../../../shared/room.ts";
import { Actions, Button, Frame, Notice, Prose, Title } from "../parts/frame.tsx";
import { QuestionVideo } from "../parts/question-video.tsx";
import { RoomFoot } from "../parts/room-foot.tsx";
import { useSession } from "../session.tsx";
import { useFencedAct } from "../use-fenced-act.ts";
import { say } from "../words/speech.ts";

const LONGEST = 20_000;

interface TextAnswerProps {
  question: RoomQuestion;
  where: string;
  fence: () => number;
  onFenced: () => void;
}

/** A draft that survives a reload where the browser keeps anything. */
function useDraft(questionId: string) {
  const key = `greenroom-draft-${questionId}`;
  const [text, setText] = useState(() => {
    try {
      return localStorage.getItem(key) ?? "";
    } catch {
      return "";
    }
  });
  useEffect(() => {
    try {
      localStorage.setItem(key, text);
    } catch {
      // Refused: the draft lives as long as the page.
    }
  }, [key, text]);
  const forget = () => {
    try {
      localStorage.removeItem(key);
    } catch {
      // Refused: nothing was kept.
    }
  };
  return { text, setText, forget };
}

export function TextAnswer({ question, where, fence, onFenced }: TextAnswerProps) {
  const { room, api, busy, refusal } = useSession();
  const act = useFencedAct(onFenced);
  const { text, setText, forget } = useDraft(question.id);
  const [reviewing, setReviewing] = useState(false);
  const [missing, setMissing] = useState(false);
  const save = () =>
    void act(async () => {
      const answered = await api.textAnswer(question.id, { fence: fence(), text: text.trim() });
      forget();
      return answered;
    });

  if (reviewing) {
    return (
      <Frame team={room.team} where={where} footer={<RoomFoot />}>
        <p className="quiet over-title" lang={room.language}>
          {question.text}
        </p>
        <Title key="review">{say("readOnce")}</Title>
        <Prose text={text} />
        {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
        <Actions>
          <Button look="main" busy={busy} onPress={save}>
            {say("keepAnswer")}
          </Button>
          <Button busy={busy} onPress={() => setReviewing(false)}>
            {say("changeIt")}
          </Button>
          <p className="quiet">{say("keptIsFinal")}</p>
        </Actions>
      </Frame>
    );
  }
  return (
    <Frame team={room.team} where={where} footer={<RoomFoot />}>
      <Title key="write" lang={room.language}>
        {question.text}
      </Title>
      {question.videoUrl ? (
        <QuestionVideo url={question.videoUrl} text={question.text} language={room.language} />
      ) : null}
      <div className="field">
        <label className="label" htmlFor="answer">
          {say("yourAnswer")}
        </label>
        <textarea
          id="answer"
          className="input"
          rows={9}
          maxLength={LONGEST}
          value={text}
          aria-invalid={missing && !text.trim() ? true : undefined}
          aria-describedby={missing && !text.trim() ? "answer-fault" : "answer-hint"}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {missing && !text.trim() ? (
          <p id="answer-fault" className="fault" role="alert">
            {say("writeFirst")}
          </p>
        ) : (
          <p id="answer-hint" className="quiet">
            {say("draftStays")}
          </p>
        )}
      </div>
      <Actions>
        <Button look="main" onPress={() => (text.trim() ? setReviewing(true) : setMissing(true))}>
          {say("reviewAnswer")}
        </Button>
      </Actions>
    </Frame>
  );
}
