/** Pictures: the person's own, live, and a recording to watch. */
import { type ReactNode, type Ref, useEffect, useRef } from "react";
import { say } from "../words/speech.ts";

interface LivePictureProps {
  stream: MediaStream;
  /** Gives the video element to who takes a still from it. */
  videoRef?: Ref<HTMLVideoElement>;
  children?: ReactNode;
}

/** The person's own picture, as in a mirror. */
export function LivePicture({ stream, videoRef, children }: LivePictureProps) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    element.srcObject = stream;
    element.play().catch(() => undefined);
    return () => {
      element.srcObject = null;
    };
  }, [stream]);
  const hasPicture = stream.getVideoTracks().length > 0;
  return (
    <div className={hasPicture ? "picture" : "picture picture-sound"}>
      {hasPicture ? (
        <video
          ref={(element) => {
            video.current = element;
            if (typeof videoRef === "function") videoRef(element);
            else if (videoRef) videoRef.current = element;
          }}
          className="mirror"
          muted
          playsInline
          autoPlay
          aria-label={say("yourPicture")}
        />
      ) : (
        <p className="picture-words">{say("soundAlone")}</p>
      )}
      {children}
    </div>
  );
}

/** A recording with the browser's own controls. Its track is empty: nobody has captioned what was said a moment ago. */
export function Recording({ src, sound, label }: { src: string; sound: boolean; label: string }) {
  if (sound) {
    return (
      <audio className="player" controls src={src} aria-label={label}>
        <track kind="captions" />
      </audio>
    );
  }
  return (
    <div className="picture">
      <video controls playsInline preload="metadata" src={src} aria-label={label}>
        <track kind="captions" />
      </video>
    </div>
  );
}
