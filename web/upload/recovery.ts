/** What a page does first: sends what an earlier page recorded and could not send. */
import type { ChunkStore } from "./chunk-store.ts";
import type { Endpoint } from "./endpoint.ts";
import type { SegmentRecord } from "./segment.ts";
import { type SegmentOutcome, sendSegment } from "./send-segment.ts";

export interface RecoveryOptions {
  store: ChunkStore;
  interviewId: string;
  endpoint: Endpoint;
  signal: AbortSignal;
  /** Called as bytes of any left segment become safe. */
  onProgress?: (progress: { bytesSafe: number; bytesLeft: number }) => void;
  onReachable?: (reachable: boolean) => void;
}

export interface Recovered {
  segmentId: string;
  takeId: string;
  outcome: SegmentOutcome["outcome"];
  /** True when the recorder had been stopped properly: only the sending was missing. */
  complete: boolean;
}

/** Segments of this interview that still wait here. */
export async function leftSegments(store: ChunkStore, interviewId: string): Promise<SegmentRecord[]> {
  return store.list(interviewId);
}

/**
 * Sends every segment of this interview that waits here and closes each: as it was stopped, or as interrupted where the
 * page ended first. Call it once the room is held, for it states the fence.
 */
export async function recoverSegments(options: RecoveryOptions): Promise<Recovered[]> {
  const { store, interviewId, endpoint, signal } = options;
  const left = await leftSegments(store, interviewId);
  const total = left.reduce((sum, record) => sum + record.bytesWritten, 0);
  let before = 0;
  const recovered: Recovered[] = [];
  for (const record of left) {
    const { outcome } = await sendSegment({
      segmentId: record.segmentId,
      store,
      endpoint,
      signal,
      onAcknowledged: (bytes) =>
        options.onProgress?.({ bytesSafe: before + bytes, bytesLeft: Math.max(0, total - before - bytes) }),
      ...(options.onReachable ? { onReachable: options.onReachable } : {}),
    });
    before += record.bytesWritten;
    recovered.push({
      segmentId: record.segmentId,
      takeId: record.takeId,
      outcome,
      complete: record.finished && !record.interrupted,
    });
    if (outcome === "fenced" || outcome === "stopped") break;
  }
  return recovered;
}
