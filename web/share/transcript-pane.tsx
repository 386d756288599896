/** What was said, beside the video: a click goes to the moment, and the line that is spoken is marked. */
import { useEffect, useRef } from "react";
import type { SharedTranscript } from "../../shared/share.ts";
import { clock } from "./clock.ts";
import { say } from "./words/speech.ts";

export function TranscriptPane({
  transcript,
  seconds,
  onSeek,
}: {
  transcript: SharedTranscript;
  /** Where the player is. */
  seconds: number;
  onSeek: (seconds: number) => void;
}) {
  const { cues } = transcript;
  const language = transcript.language ?? undefined;
  const spoken = cues.findLastIndex(({ start }) => start <= seconds + 0.05);
  const list = useRef<HTMLOListElement>(null);
  // Only the pane scrolls, never the page.
  useEffect(() => {
    const { current } = list;
    const line = current?.children.item(spoken);
    if (!current || !(line instanceof HTMLElement)) return;
    const top = line.offsetTop - current.offsetTop;
    if (top < current.scrollTop || top + line.offsetHeight > current.scrollTop + current.clientHeight) {
      current.scrollTop = top - current.clientHeight / 3;
    }
  }, [spoken]);
  return (
    <section aria-label={say("transcript")} className="is-hidden-mobile min-w-0">
      <h2 className="m-0 mb-2">{say("transcript")}</h2>
      {cues.length === 0 ? (
        <p lang={language} className="m-0 whitespace-pre-line wrap-anywhere">
          {transcript.text}
        </p>
      ) : (
        <ol ref={list} lang={language} className="react-aria-ListBox m-0 max-h-[60dvh] list-none overflow-y-auto p-0">
          {cues.map((cue, index) => (
            <li key={`${cue.start} ${cue.text}`}>
              <button
                type="button"
                aria-current={index === spoken || undefined}
                onClick={() => onSeek(cue.start)}
                className="hf-paragraph flex w-full cursor-pointer gap-3 rounded-6 px-2 py-1.5 text-start hover:bg-sunken aria-[current=true]:bg-accent-tint pointer-coarse:min-h-11"
              >
                <span className="w-10 shrink-0 text-13 leading-6 tabular-nums text-text-quiet">{clock(cue.start)}</span>
                <span className="min-w-0 wrap-anywhere">{cue.text}</span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
