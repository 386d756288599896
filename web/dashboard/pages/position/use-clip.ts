/** Records one clip in the browser: camera on, recording, and what was recorded, until it is used or thrown away. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { Devices } from "../../../candidate/use-devices.ts";
import { chooseRecorderType } from "../../../upload/recorder-type.ts";

/** A clip ends by itself then. */
export const LONGEST_CLIP_SECONDS = 180;

const PIECE_MS = 1000;
/** Enough for a face at 720 lines; three minutes stay far below what the server takes. */
const BITS_PER_SECOND = 2_500_000;

export interface Clip {
  file: File;
  url: string;
  seconds: number;
}

/** since: when the recording began, null while none runs. */
export function useClip(devices: Devices) {
  const [since, setSince] = useState<number | null>(null);
  const [clip, setClip] = useState<Clip | null>(null);
  const [failed, setFailed] = useState(false);
  const recorder = useRef<MediaRecorder | null>(null);
  const made = useRef<string | null>(null);

  const forget = useCallback(() => {
    if (made.current) URL.revokeObjectURL(made.current);
    made.current = null;
    setClip(null);
  }, []);
  const stop = useCallback(() => {
    if (recorder.current?.state === "recording") recorder.current.stop();
  }, []);
  useEffect(
    () => () => {
      stop();
      if (made.current) URL.revokeObjectURL(made.current);
    },
    [stop],
  );
  useEffect(() => {
    if (since === null) return;
    const timer = setTimeout(stop, LONGEST_CLIP_SECONDS * 1000);
    return () => clearTimeout(timer);
  }, [since, stop]);

  const start = useCallback(
    (stream: MediaStream) => {
      forget();
      setFailed(false);
      const mimeType = chooseRecorderType("video", { isSupported: (type) => MediaRecorder.isTypeSupported(type) });
      const pieces: Blob[] = [];
      const begun = Date.now();
      const running = new MediaRecorder(stream, {
        ...(mimeType === undefined ? {} : { mimeType }),
        videoBitsPerSecond: BITS_PER_SECOND,
      });
      recorder.current = running;
      running.addEventListener("dataavailable", ({ data }) => void pieces.push(data));
      running.addEventListener("error", () => setFailed(true));
      running.addEventListener("stop", () => {
        setSince(null);
        const type = (running.mimeType || mimeType || "video/webm").split(";")[0] ?? "video/webm";
        const file = new File(pieces, `question.${type === "video/mp4" ? "mp4" : "webm"}`, { type });
        if (file.size === 0) return setFailed(true);
        made.current = URL.createObjectURL(file);
        setClip({ file, url: made.current, seconds: Math.round((Date.now() - begun) / 1000) });
        devices.close();
      });
      running.start(PIECE_MS);
      setSince(begun);
    },
    [devices, forget],
  );
  return { since, clip, failed, start, stop, forget };
}
