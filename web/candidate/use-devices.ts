/** Camera and microphone: opened once, shared by the screens, noticed when they go away. */
import { useCallback, useEffect, useRef, useState } from "react";
import { isFramed, isInAppBrowser, readObstacle } from "./environment.ts";
import { type DeviceFault, readDeviceFault } from "./words/device-faults.ts";

export type Wanted = "video" | "audio";

export interface Devices {
  stream: MediaStream | null;
  fault: DeviceFault | null;
  opening: boolean;
  cameras: MediaDeviceInfo[];
  microphones: MediaDeviceInfo[];
  /** Opens what is wanted; a named camera or microphone takes the place of the one before. */
  open: (wanted: Wanted, choice?: { cameraId?: string; microphoneId?: string }) => Promise<MediaStream | null>;
  close: () => void;
}

function constraints(wanted: Wanted, choice: { cameraId?: string; microphoneId?: string }): MediaStreamConstraints {
  return {
    audio: {
      echoCancellation: true,
      noiseSuppression: true,
      ...(choice.microphoneId ? { deviceId: { exact: choice.microphoneId } } : {}),
    },
    video:
      wanted === "video"
        ? {
            width: { ideal: 1280 },
            height: { ideal: 720 },
            frameRate: { ideal: 30, max: 30 },
            ...(choice.cameraId ? { deviceId: { exact: choice.cameraId } } : { facingMode: "user" }),
          }
        : false,
  };
}

function stopAll(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** Camera and microphone of this page. */
export function useDevices(): Devices {
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [fault, setFault] = useState<DeviceFault | null>(null);
  const [opening, setOpening] = useState(false);
  const [known, setKnown] = useState<MediaDeviceInfo[]>([]);
  const current = useRef<MediaStream | null>(null);

  const close = useCallback(() => {
    stopAll(current.current);
    current.current = null;
    setStream(null);
  }, []);

  const open = useCallback<Devices["open"]>(
    async (wanted, choice = {}) => {
      const obstacle = readObstacle();
      if (obstacle) {
        setFault(obstacle);
        return null;
      }
      setOpening(true);
      setFault(null);
      // The old one is let go first: many cameras serve one stream at a time.
      close();
      try {
        const opened = await navigator.mediaDevices
          .getUserMedia(constraints(wanted, choice))
          .catch((error: unknown) => {
            if (error instanceof Error && error.name === "OverconstrainedError") {
              return navigator.mediaDevices.getUserMedia({ audio: true, video: wanted === "video" });
            }
            throw error;
          });
        current.current = opened;
        setStream(opened);
        setKnown(await navigator.mediaDevices.enumerateDevices());
        return opened;
      } catch (error) {
        setFault(readDeviceFault(error, wanted, { frame: isFramed(), app: isInAppBrowser(navigator.userAgent) }));
        return null;
      } finally {
        setOpening(false);
      }
    },
    [close],
  );

  useEffect(() => {
    if (!stream) return;
    const lost = () => {
      close();
      setFault("ended");
    };
    for (const track of stream.getTracks()) track.addEventListener("ended", lost);
    return () => {
      for (const track of stream.getTracks()) track.removeEventListener("ended", lost);
    };
  }, [stream, close]);
  useEffect(() => close, [close]);

  return {
    stream,
    fault,
    opening,
    cameras: known.filter((device) => device.kind === "videoinput" && device.deviceId),
    microphones: known.filter((device) => device.kind === "audioinput" && device.deviceId),
    open,
    close,
  };
}
