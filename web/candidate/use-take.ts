/** One take from the press on "Start recording" to the server's receipt. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { RoomQuestion, RoomTake } from "../../shared/room.ts";
import { takeStill } from "./recording/still.ts";
import type { SegmentProgress, SegmentRecording, Studio } from "./recording/studio.ts";
import { RoomRefusal, RoomUnreachable, untilReached } from "./room-api.ts";
import { useSession } from "./session.tsx";
import type { Hold } from "./use-hold.ts";
import { refusalWords } from "./words/refusals.ts";
import { raw } from "./words/speech.ts";

const STILL_AFTER_MS = 2000;

export interface LiveTake {
  phase: "starting" | "recording" | "saving";
  /** What earlier segments of the take hold. */
  beforeMs: number;
  /** Date.now() when this segment began. */
  since: number;
  progress: SegmentProgress;
}

export interface TakeControl {
  live: LiveTake | null;
  /** Starts a take, or goes on with one that broke off. */
  start: (stream: MediaStream, goOn?: RoomTake) => Promise<void>;
  stop: () => void;
  /** Set when a recording could not be kept whole. */
  lost: boolean;
  videoRef: (element: HTMLVideoElement | null) => void;
}

const NOTHING: SegmentProgress = { parts: 0, partsSafe: 0, bytes: 0, bytesSafe: 0, reachable: true, durable: true };

/** What the segments of a take hold together, in milliseconds. */
export function recordedMsOf(take: RoomTake): number {
  return take.segments.reduce((sum, segment) => sum + (segment.durationMs ?? 0), 0);
}

/** The segment that runs now. */
interface Running {
  takeId: string;
  segmentId: string;
  /** Not the first segment of its take. */
  goesOn: boolean;
  recording: SegmentRecording;
  broken: boolean;
  settling: boolean;
}

/** Records the takes of one question. */
export function useTake(question: RoomQuestion, studio: Studio, hold: Hold): TakeControl {
  const { api, facts, setRoom, reload, setRefusal } = useSession();
  const [live, setLive] = useState<LiveTake | null>(null);
  const [lost, setLost] = useState(false);
  const running = useRef<Running | null>(null);
  const starting = useRef(false);
  const video = useRef<HTMLVideoElement | null>(null);
  const still = useRef<Blob | null>(null);
  const stillTimer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { fence, lose, onLeave } = hold;

  /** Sends what is left of the segment and asks the server what the take is now. */
  const settle = useCallback(
    async (segment: Running) => {
      if (segment.settling) return;
      segment.settling = true;
      clearTimeout(stillTimer.current);
      setLive((before) => before && { ...before, phase: "saving" });
      const { takeId } = segment;
      try {
        const end = await segment.recording.stop();
        const { outcome } = end;
        const empty = end.outcome === "received" && end.receipt.bytes === 0 && !segment.goesOn;
        if (outcome === "fenced") lose();
        if (outcome === "lost" || outcome === "refused" || empty) setLost(true);
        if (outcome === "lost" || outcome === "refused") {
          await studio.seal(segment.segmentId, new AbortController().signal);
          setRoom(await untilReached(api.room));
        } else if (empty) {
          setRoom(await untilReached(() => api.discardTake(takeId, fence())));
        } else if (outcome === "received" && !segment.broken) {
          const picture = still.current;
          setRoom(await untilReached(() => api.finishTake(takeId, fence())));
          if (picture) void api.thumbnail(takeId, picture).catch(() => undefined);
        } else if (outcome !== "stopped") {
          setRoom(await untilReached(api.room));
        }
      } catch (error) {
        if (error instanceof RoomRefusal && error.code === "fenced") lose();
        setRefusal(refusalWords(error));
        await reload();
      }
      running.current = null;
      setLive(null);
    },
    [api, fence, lose, reload, setRefusal, setRoom, studio],
  );

  const start = useCallback<TakeControl["start"]>(
    async (stream, goOn) => {
      if (running.current || starting.current) return;
      const contentType = studio.typeFor(stream);
      if (!contentType) return setRefusal(raw("noType"));
      starting.current = true;
      setLost(false);
      setRefusal(null);
      setLive({ phase: "starting", beforeMs: goOn ? recordedMsOf(goOn) : 0, since: Date.now(), progress: NOTHING });
      let broke = false;
      try {
        const body = { fence: fence(), contentType };
        const ids = await (goOn ? api.continueTake(goOn.id, body) : api.startTake(question.id, body));
        const recording = await studio.record({
          stream,
          contentType,
          ids,
          onProgress: (progress) => setLive((before) => before && { ...before, progress }),
          onBroken: (reason) => {
            broke = true;
            if (reason === "track_ended" || reason === "recorder_error") facts.report(reason, { takeId: ids.takeId });
            if (!running.current) return;
            running.current.broken = true;
            void settle(running.current);
          },
        });
        running.current = { ...ids, goesOn: goOn !== undefined, recording, broken: broke, settling: false };
        still.current = null;
        stillTimer.current = setTimeout(async () => {
          if (video.current) still.current = await takeStill(video.current);
        }, STILL_AFTER_MS);
        setLive((before) => before && { ...before, phase: "recording", since: Date.now() });
        if (broke) await settle(running.current);
      } catch (error) {
        setLive(null);
        if (error instanceof RoomRefusal && error.code === "fenced") return lose();
        setRefusal(
          error instanceof RoomRefusal || error instanceof RoomUnreachable ? refusalWords(error) : raw("noRecorder"),
        );
        await reload();
      } finally {
        starting.current = false;
      }
    },
    [api, facts, fence, lose, question.id, reload, setRefusal, settle, studio],
  );

  const stop = useCallback(() => {
    if (running.current) void settle(running.current);
  }, [settle]);

  // Another tab takes over: keep the last piece for it, then let go.
  useEffect(() => {
    onLeave(async () => {
      clearTimeout(stillTimer.current);
      await running.current?.recording.leave();
      running.current = null;
      setLive(null);
    });
    return () => onLeave(async () => undefined);
  }, [onLeave]);

  const unsafe = live !== null;
  useEffect(() => {
    if (!unsafe) return;
    const guard = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", guard);
    return () => window.removeEventListener("beforeunload", guard);
  }, [unsafe]);

  return {
    live,
    start,
    stop,
    lost,
    videoRef: useCallback((element: HTMLVideoElement | null) => {
      video.current = element;
    }, []),
  };
}
