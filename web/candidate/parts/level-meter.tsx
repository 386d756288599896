/** A meter that proves that the microphone hears. */
import { useEffect, useRef, useState } from "react";
import { watchLevel } from "../recording/level.ts";
import { say } from "../words/speech.ts";

const HEARD = 0.35;

interface LevelMeterProps {
  stream: MediaStream;
  /** Without words it is only the bar, for beside a recording. */
  words?: boolean;
  onHeard?: () => void;
}

export function LevelMeter({ stream, words = true, onHeard }: LevelMeterProps) {
  const bar = useRef<HTMLDivElement>(null);
  const meter = useRef<HTMLMeterElement>(null);
  const [heard, setHeard] = useState(false);
  const tell = useRef(onHeard);
  tell.current = onHeard;
  useEffect(() => {
    let loud = 0;
    let known = false;
    return watchLevel(stream, (level) => {
      // Drawn past React: twenty renders a second for one bar would cost a small machine its frames.
      if (bar.current) bar.current.style.transform = `scaleX(${level.toFixed(3)})`;
      if (meter.current) meter.current.value = Math.round(level * 100);
      if (level >= HEARD) loud += 1;
      if (!known && loud >= 4) {
        known = true;
        setHeard(true);
        tell.current?.();
      }
    });
  }, [stream]);
  return (
    <div className="level">
      <meter ref={meter} className="unseen" aria-label={say("level")} min={0} max={100} value={0} />
      <div className="level-track" aria-hidden="true">
        <div ref={bar} className="level-bar" />
      </div>
      {words ? (
        <p className="quiet" role="status">
          {say(heard ? "heard" : "sayWords")}
        </p>
      ) : null}
    </div>
  );
}
