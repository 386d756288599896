/** The question asked on camera. Its text stands beside it and is its caption, so that nobody needs the sound. */
import { useEffect, useState } from "react";

export function QuestionVideo({ url, text, language }: { url: string; text: string; language: string }) {
  const [captions, setCaptions] = useState("");
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([captionOf(text)], { type: "text/vtt" }));
    setCaptions(made);
    return () => URL.revokeObjectURL(made);
  }, [text]);
  return (
    <video className="question-video" src={url} controls playsInline preload="auto" aria-label="The question, on video">
      <track kind="captions" src={captions || undefined} srcLang={language} label="Question" />
    </video>
  );
}

/** One caption for the whole clip (WebVTT; neither an arrow nor an empty line may stand in a cue). */
const captionOf = (text: string): string =>
  `WEBVTT\n\n00:00.000 --> 59:59.000\n${text.replaceAll("-->", "→").replace(/\n{2,}/g, "\n")}\n`;
