/** A recording that stays in this page: for the trial and the practice question. */
import { chooseRecorderType } from "../../upload/recorder-type.ts";

export interface LocalRecording {
  /** Ends it; gives what was recorded. */
  stop(): Promise<Blob>;
}

/** True on a machine with few processor cores, where VP9 would drop frames. */
function isLight(): boolean {
  return (navigator.hardwareConcurrency ?? 2) < 4;
}

/** The type that this browser records for a stream. */
export function recorderTypeFor(stream: MediaStream): string | undefined {
  return chooseRecorderType(stream.getVideoTracks().length > 0 ? "video" : "audio", {
    isSupported: (type) => MediaRecorder.isTypeSupported(type),
    light: isLight(),
  });
}

/** A recorder with the product's own bit rates. */
export function createRecorder(stream: MediaStream, type: string | undefined): MediaRecorder {
  return new MediaRecorder(stream, {
    ...(type ? { mimeType: type } : {}),
    videoBitsPerSecond: 1_000_000,
    audioBitsPerSecond: 64_000,
  });
}

/** Starts recording into memory. Throws when the recorder does not start. */
export function recordLocally(stream: MediaStream): LocalRecording {
  const recorder = createRecorder(stream, recorderTypeFor(stream));
  const parts: Blob[] = [];
  recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
  const stopped = new Promise<Blob>((resolve) => {
    recorder.addEventListener("stop", () => resolve(new Blob(parts, { type: recorder.mimeType })));
  });
  recorder.start();
  return {
    stop() {
      if (recorder.state !== "inactive") recorder.stop();
      return stopped;
    },
  };
}
