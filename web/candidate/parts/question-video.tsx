/** The question asked on camera; its text stands beside it. */
import { CaptionedVideo } from "../../ui/captioned-video.tsx";
import { say } from "../words/speech.ts";

export function QuestionVideo({ url, text, language }: { url: string; text: string; language: string }) {
  return (
    <CaptionedVideo
      className="question-video"
      src={url}
      words={text}
      language={language}
      preload="auto"
      aria-label={say("questionVideo")}
      label={say("question")}
    />
  );
}
