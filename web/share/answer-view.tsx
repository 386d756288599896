/** One question with its answer: the recording in the browser's own player, or the text. */
import { type RefObject, useEffect, useState } from "react";
import type { SharedAnswer, SharedQuestion } from "../../shared/share.ts";
import { buttonClass } from "../ui/button.tsx";
import { CaptionedVideo } from "../ui/captioned-video.tsx";
import { Notice } from "../ui/notes.tsx";
import { say } from "./words/speech.ts";

export function AnswerView({
  question,
  ready,
  language,
  player,
  onTime,
  onStale,
}: {
  question: SharedQuestion;
  ready: boolean;
  language: string;
  player: RefObject<HTMLMediaElement | null>;
  onTime: (seconds: number) => void;
  onStale: () => void;
}) {
  const { answer } = question;
  return (
    <section aria-label={say("answer")} className="min-w-0">
      <h2 lang={language} className="m-0 mb-3 whitespace-pre-line wrap-anywhere">
        {question.text}
      </h2>
      {question.videoUrl ? (
        <details className="mb-3">
          <summary className="min-h-8 cursor-pointer text-text-quiet">{say("asAsked")}</summary>
          <CaptionedVideo
            src={question.videoUrl}
            words={question.text}
            language={language}
            label={say("question")}
            aria-label={say("asAsked")}
            preload="metadata"
            className="mt-2 max-h-80 w-full rounded-12 bg-picture"
          />
        </details>
      ) : null}
      {answer ? (
        <Answer answer={answer} language={language} player={player} onTime={onTime} onStale={onStale} />
      ) : (
        <p className="m-0 text-text-quiet">{say(ready ? "questionNotAnswered" : "noAnswerYet")}</p>
      )}
    </section>
  );
}

function Answer({
  answer,
  language,
  player,
  onTime,
  onStale,
}: {
  answer: SharedAnswer;
  language: string;
  player: RefObject<HTMLMediaElement | null>;
  onTime: (seconds: number) => void;
  onStale: () => void;
}) {
  // An address that has run out is asked for anew once; what still fails then is said.
  const [failures, setFailures] = useState(0);
  const captions = useCaptions(answer.transcript?.captions ?? null);
  const spoken = answer.transcript?.language ?? language;
  if (answer.text !== null) {
    return (
      <p lang={language} className="m-0 max-w-170 whitespace-pre-line wrap-anywhere">
        {answer.text}
      </p>
    );
  }
  if (answer.url === null || answer.mediaState === "unplayable") {
    return <Notice tone="warn">{say("unplayable")}</Notice>;
  }
  const shared = {
    src: answer.url,
    controls: true,
    controlsList: answer.downloadUrl ? undefined : "nodownload",
    preload: "metadata",
    "aria-label": say("theAnswer"),
    ref: (element: HTMLMediaElement | null) => {
      player.current = element;
    },
    onTimeUpdate: (event: { currentTarget: HTMLMediaElement }) => onTime(event.currentTarget.currentTime),
    onError: () => {
      setFailures(failures + 1);
      if (failures === 0) onStale();
    },
  };
  return (
    <>
      {answer.contentType?.startsWith("audio/") ? (
        <audio {...shared} className="vjs-tech w-full">
          <track kind="captions" src={captions} srcLang={spoken} label={say("captions")} />
        </audio>
      ) : (
        <video
          {...shared}
          playsInline
          poster={answer.thumbnailUrl ?? undefined}
          className="vjs-tech aspect-video max-h-[70dvh] w-full rounded-12 bg-picture object-contain"
        >
          <track kind="captions" src={captions} srcLang={spoken} label={say("captions")} />
        </video>
      )}
      {failures > 1 ? (
        <div className="mt-3">
          <Notice tone="warn">{say("doesNotLoad")}</Notice>
        </div>
      ) : null}
      {answer.mediaState === "preparing" ? (
        <p className="mt-2 mb-0 text-13 text-text-quiet">{say("preparing")}</p>
      ) : null}
      {answer.downloadUrl ? (
        <p className="mt-3 mb-0">
          <a className={buttonClass("plain")} href={answer.downloadUrl}>
            {say("save")}
          </a>
        </p>
      ) : null}
    </>
  );
}

/** The address of captions that came with the page. */
function useCaptions(text: string | null): string | undefined {
  const [address, setAddress] = useState<string | undefined>();
  useEffect(() => {
    if (text === null) return setAddress(undefined);
    const made = URL.createObjectURL(new Blob([text], { type: "text/vtt" }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [text]);
  return address;
}
