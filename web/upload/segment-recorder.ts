/** Records one segment: every piece is kept here before it is sent, in the order the recorder gave it. */
import type { ChunkStore } from "./chunk-store.ts";
import type { Endpoint } from "./endpoint.ts";
import type { SegmentRecord } from "./segment.ts";
import { createSegmentHash } from "./segment-hash.ts";
import { type SegmentOutcome, sendSegment } from "./send-segment.ts";
import { startUploader } from "./uploader.ts";

const TIMESLICE_MS = 1000;
/** A recorder that has given nothing for this long has no picture or sound to record. */
const SILENT_MS = 10_000;

/** The part of MediaRecorder that is used here. */
export interface RecorderLike {
  readonly state: string;
  start(timesliceMs: number): void;
  stop(): void;
  addEventListener(type: "dataavailable", listener: (event: { data: Blob }) => void): void;
  addEventListener(type: "start" | "stop" | "error", listener: () => void): void;
}
/** The part of a track that is used here. */
export interface TrackLike {
  addEventListener(type: "ended", listener: () => void): void;
  removeEventListener(type: "ended", listener: () => void): void;
}

export interface SegmentProgress {
  /** Pieces that the recorder gave, and how many of them are durable on the server. */
  parts: number;
  partsSafe: number;
  bytes: number;
  bytesSafe: number;
  /** False while the server does not answer. */
  reachable: boolean;
  /** False when a closed page would lose what is not sent yet. */
  durable: boolean;
}

export type BreakReason = "track_ended" | "recorder_error" | "fenced" | "refused" | "lost";

export interface RecordSegmentOptions {
  recorder: RecorderLike;
  /** Tracks whose end breaks the recording. */
  tracks: TrackLike[];
  segment: Pick<SegmentRecord, "segmentId" | "takeId" | "interviewId" | "contentType">;
  store: ChunkStore;
  endpoint: Endpoint;
  onProgress?: (progress: SegmentProgress) => void;
  /** Called once when the recording breaks off by itself; `stop` then still gives the outcome. */
  onBroken?: (reason: BreakReason) => void;
  /** Monotonic milliseconds. */
  now?: () => number;
  /** How long the recorder may take to its first piece. */
  silentMs?: number;
}

export interface SegmentRecording {
  /** Ends the recorder, sends what is left and closes the segment. Safe to call twice. */
  stop(): Promise<SegmentOutcome>;
  /** Gives up at once and leaves what is kept for a later page. Resolves when the last piece is kept. */
  leave(): Promise<void>;
  /** Tries to send again now. */
  hurry(): void;
  durationMs(): number;
}

/** Starts the recorder and the upload beside it. Rejects when the recorder does not start. */
export async function recordSegment(options: RecordSegmentOptions): Promise<SegmentRecording> {
  const { recorder, store, endpoint, segment } = options;
  const now = options.now ?? (() => performance.now());
  const hash = await createSegmentHash();
  await store.begin({
    ...segment,
    bytesWritten: 0,
    bytesAcknowledged: 0,
    hashState: hash.state(),
    finished: false,
    interrupted: false,
    durationMs: 0,
  });

  const ends: number[] = [];
  let bytes = 0;
  let bytesSafe = 0;
  let reachable = true;
  let startedAt = now();
  let endedAt: number | undefined;
  let broken: BreakReason | undefined;
  const leaving = new AbortController();
  const elapsed = () => Math.max(0, (endedAt ?? now()) - startedAt);

  const report = () =>
    options.onProgress?.({
      parts: ends.length,
      partsSafe: ends.filter((end) => end <= bytesSafe).length,
      bytes,
      bytesSafe,
      reachable,
      durable: store.isDurable(segment.segmentId),
    });
  const onAcknowledged = (safe: number) => {
    bytesSafe = Math.max(bytesSafe, safe);
    report();
  };
  const onReachable = (is: boolean) => {
    reachable = is;
    report();
  };
  const uploader = startUploader({ segmentId: segment.segmentId, store, endpoint, onAcknowledged, onReachable });

  // One chain for all pieces: the next waits until the one before is kept, so bytes and hash stay in order.
  let kept: Promise<void> = Promise.resolve();
  let unreadable = false;
  const silent = setTimeout(() => breakOff("recorder_error"), options.silentMs ?? SILENT_MS);
  async function keep(data: Blob, durationMs: number): Promise<void> {
    const piece = new Uint8Array(await data.arrayBuffer());
    if (piece.byteLength === 0) return;
    hash.update(piece);
    clearTimeout(silent);
    const offset = bytes;
    bytes += piece.byteLength;
    ends.push(bytes);
    await store.append(segment.segmentId, { offset, bytes: piece, hashState: hash.state(), durationMs });
    uploader.written(bytes);
    report();
  }
  recorder.addEventListener("dataavailable", (event) => {
    const durationMs = elapsed();
    // A piece that can not be read leaves a gap, so nothing after it may follow.
    kept = kept
      .then(() => (unreadable ? undefined : keep(event.data, durationMs)))
      .catch(() => {
        unreadable = true;
        breakOff("recorder_error");
      });
  });

  const recorderStopped = new Promise<void>((resolve) => recorder.addEventListener("stop", () => resolve()));
  function endRecorder(): Promise<void> {
    endedAt ??= now();
    clearTimeout(silent);
    for (const track of options.tracks) track.removeEventListener("ended", onTrackEnded);
    if (recorder.state !== "inactive") recorder.stop();
    return recorderStopped;
  }
  function breakOff(reason: BreakReason): void {
    if (broken || endedAt !== undefined) return;
    broken = reason;
    void endRecorder();
    options.onBroken?.(reason);
  }
  function onTrackEnded(): void {
    breakOff("track_ended");
  }
  for (const track of options.tracks) track.addEventListener("ended", onTrackEnded);
  recorder.addEventListener("error", () => breakOff("recorder_error"));
  // A recorder also stops by itself, without an error, when all its tracks end.
  recorder.addEventListener("stop", () => breakOff("track_ended"));
  void uploader.done.then((end) => {
    if (end === "fenced" || end === "refused" || end === "lost") breakOff(end);
  });
  recorder.addEventListener("start", () => {
    startedAt = now();
  });
  try {
    recorder.start(TIMESLICE_MS);
  } catch (error) {
    clearTimeout(silent);
    uploader.stop();
    await store.remove(segment.segmentId);
    throw error;
  }

  async function settle(): Promise<void> {
    await endRecorder();
    await kept;
    await store.end(segment.segmentId, { durationMs: elapsed(), interrupted: broken !== undefined });
  }
  let outcome: Promise<SegmentOutcome> | undefined;
  return {
    stop() {
      outcome ??= settle().then(() =>
        sendSegment({
          segmentId: segment.segmentId,
          store,
          endpoint,
          uploader,
          onAcknowledged,
          onReachable,
          signal: leaving.signal,
        }),
      );
      return outcome;
    },
    async leave() {
      if (endedAt === undefined) broken ??= "fenced";
      leaving.abort();
      uploader.stop();
      await settle();
    },
    hurry: () => uploader.hurry(),
    durationMs: elapsed,
  };
}
