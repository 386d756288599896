/** What can keep a camera or microphone away, and which words a catalogue has for it. */
import type { Browser, CameraObstacle } from "../environment.ts";
import type { FaultCatalogue, FaultWords } from "./catalogue.ts";

export type DeviceFault =
  | CameraObstacle
  | "denied"
  | "denied_in_frame"
  | "denied_in_app"
  | "no_camera"
  | "no_microphone"
  | "in_use"
  | "ended"
  | "unclear";

/** Words for a fault in a browser. */
export function deviceFaultWords(words: FaultCatalogue, fault: DeviceFault, browser: Browser): FaultWords {
  const found = words.faults[fault];
  return fault === "denied" ? { ...found, steps: words.permission[browser] } : found;
}

/** Reads what getUserMedia rejected with. */
export function readDeviceFault(
  error: unknown,
  wanted: "video" | "audio",
  inside: { frame: boolean; app: boolean },
): DeviceFault {
  const name = error instanceof Error ? error.name : "";
  switch (name) {
    case "NotAllowedError":
    case "SecurityError":
    case "PermissionDeniedError":
      if (inside.app) return "denied_in_app";
      return inside.frame ? "denied_in_frame" : "denied";
    case "NotFoundError":
    case "DevicesNotFoundError":
      return wanted === "video" ? "no_camera" : "no_microphone";
    case "NotReadableError":
    case "TrackStartError":
    case "AbortError":
      return "in_use";
    default:
      return "unclear";
  }
}
