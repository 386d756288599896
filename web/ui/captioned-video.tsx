/** A clip whose words are known: they are its caption for its whole length, so that nobody needs the sound. */
import { type ComponentProps, useEffect, useState } from "react";

export function CaptionedVideo({
  words,
  language = "en",
  label = "Question",
  ...video
}: { words: string; language?: string; label?: string } & Omit<ComponentProps<"video">, "children">) {
  const [captions, setCaptions] = useState<string | undefined>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([captionOf(words)], { type: "text/vtt" }));
    setCaptions(made);
    return () => URL.revokeObjectURL(made);
  }, [words]);
  return (
    <video controls playsInline {...video}>
      <track kind="captions" src={captions} srcLang={language} label={label} />
    </video>
  );
}

/** WebVTT; neither an arrow nor an empty line may stand in a cue. */
const captionOf = (words: string): string =>
  `WEBVTT\n\n00:00.000 --> 59:59.000\n${words.replaceAll("-->", "→").replace(/\n{2,}/g, "\n")}\n`;
