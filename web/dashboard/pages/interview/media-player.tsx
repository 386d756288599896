/** The player of one recording: media-chrome's controls around the browser's own video or audio. Loaded when first needed. */
import {
  MediaCaptionsButton,
  MediaControlBar,
  MediaController,
  MediaFullscreenButton,
  MediaMuteButton,
  MediaPlayButton,
  MediaPlaybackRateButton,
  MediaSeekBackwardButton,
  MediaSeekForwardButton,
  MediaTimeDisplay,
  MediaTimeRange,
} from "media-chrome/react";
import { type CSSProperties, type SyntheticEvent, useCallback, useEffect, useRef, useState } from "react";

const RATES = [0.75, 1, 1.25, 1.5, 1.75, 2];

/** The speed goes on from answer to answer. */
let chosenRate = 1;

const look: CSSProperties & Record<`--${string}`, string> = {
  "--media-primary-color": "var(--picture-text)",
  "--media-secondary-color": "transparent",
  "--media-control-background": "transparent",
  "--media-control-hover-background": "oklch(1 0 0 / 0.14)",
  "--media-range-bar-color": "var(--picture-text)",
  // Seven controls fit on a phone, each still wide enough for a finger.
  "--media-button-padding": "10px 4px",
  "--media-font-family": "var(--font-interface)",
  "--media-focus-box-shadow": "inset 0 0 0 2px var(--picture-text)",
};

/** The button says whether captions are on by aria-checked, which its own role does not have. */
const asSwitch = (button: HTMLElement | null) => button?.setAttribute("role", "switch");

/** Where the page's keys reach the recording. */
export interface PlayerHandle {
  toggle: () => void;
  pause: () => void;
  seekBy: (seconds: number) => void;
  seekTo: (ms: number) => void;
  /** One step of the speeds up or down. */
  changeRate: (direction: 1 | -1) => void;
  /** Where the recording is, in milliseconds from its start. */
  timeMs: () => number;
}

/** sources best first; the next is tried when one does not play, and onUnplayable is called after the last. */
export function MediaPlayer({
  kind,
  sources,
  poster,
  captions,
  language,
  label,
  playNow,
  startMs,
  onReady,
  onEnded,
  onUnplayable,
}: {
  kind: "video" | "audio";
  sources: readonly string[];
  poster: string | null;
  /** WebVTT, when the answer is transcribed. */
  captions: string | null;
  language: string | null;
  label: string;
  playNow: boolean;
  /** Where it begins, in milliseconds. */
  startMs: number;
  onEnded: () => void;
  onReady: (handle: PlayerHandle | null) => void;
  onUnplayable: () => void;
}) {
  const media = useRef<HTMLMediaElement | null>(null);
  const [loaded, setLoaded] = useState(sources);
  const [index, setIndex] = useState(0);
  const newest = sources.join(" ");
  // A better file may arrive while the first is watched; it is taken only when nobody is watching.
  useEffect(() => {
    const element = media.current;
    if (element && !element.paused) return;
    if (element && element.currentTime > 0 && !element.error) return;
    setLoaded(newest.split(" ").filter(Boolean));
    setIndex(0);
  }, [newest]);

  useEffect(() => {
    onReady({
      toggle: () => {
        const element = media.current;
        if (!element) return;
        if (element.paused) void element.play().catch(() => undefined);
        else element.pause();
      },
      pause: () => media.current?.pause(),
      seekBy: (seconds) => {
        const element = media.current;
        if (element) element.currentTime = Math.max(0, element.currentTime + seconds);
      },
      seekTo: (ms) => {
        const element = media.current;
        if (element) element.currentTime = ms / 1000;
      },
      changeRate: (direction) => {
        const next = RATES[RATES.indexOf(chosenRate) + direction];
        if (next === undefined) return;
        // At once: the element tells of its own change later, and the next key may be sooner.
        chosenRate = next;
        if (media.current) media.current.playbackRate = next;
      },
      timeMs: () => Math.round((media.current?.currentTime ?? 0) * 1000),
    });
    return () => onReady(null);
  }, [onReady]);

  const src = loaded[index];
  const hold = useCallback((element: HTMLMediaElement | null) => {
    media.current = element;
    if (element) element.defaultPlaybackRate = chosenRate;
  }, []);
  const track = captions ? <track kind="captions" src={captions} srcLang={language ?? "en"} label="Captions" /> : null;
  const shared = {
    slot: "media",
    src,
    preload: "metadata",
    autoPlay: playNow,
    "aria-label": label,
    // Before its metadata are there, a change is the browser's own reset and no choice of the person.
    onRateChange: (event: SyntheticEvent<HTMLMediaElement>) => {
      if (event.currentTarget.readyState > 0) chosenRate = event.currentTarget.playbackRate;
    },
    onLoadedMetadata: (event: SyntheticEvent<HTMLMediaElement>) => {
      event.currentTarget.playbackRate = chosenRate;
      if (startMs > 0 && event.currentTarget.currentTime === 0) event.currentTarget.currentTime = startMs / 1000;
    },
    onEnded,
    onError: () => (index + 1 < loaded.length ? setIndex(index + 1) : onUnplayable()),
  };
  return (
    <MediaController
      audio={kind === "audio"}
      noHotkeys
      className={`block w-full overflow-hidden rounded-12 bg-picture ${kind === "video" ? "aspect-video" : ""}`}
      style={look}
    >
      {kind === "video" ? (
        <video ref={hold} {...shared} {...(poster ? { poster } : {})} playsInline className="size-full object-contain">
          {track}
        </video>
      ) : (
        <audio ref={hold} {...shared}>
          {track}
        </audio>
      )}
      <MediaControlBar className="w-full bg-picture/80">
        <MediaPlayButton className="min-w-8 shrink-0" />
        <MediaSeekBackwardButton seekOffset={10} className="min-w-8 shrink-0" />
        <MediaSeekForwardButton seekOffset={10} className="min-w-8 shrink-0" />
        <MediaTimeRange />
        <MediaTimeDisplay showDuration noToggle />
        <MediaPlaybackRateButton rates={RATES} />
        {captions && kind === "video" ? <MediaCaptionsButton ref={asSwitch} className="min-w-8 shrink-0" /> : null}
        <MediaMuteButton className="min-w-8 shrink-0" />
        {kind === "video" ? <MediaFullscreenButton className="min-w-8 shrink-0" /> : null}
      </MediaControlBar>
    </MediaController>
  );
}
