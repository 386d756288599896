/** Carries one segment to the end: every byte sent, length and hash stated, receipt taken, nothing left behind. */
import type { SegmentReceipt } from "../../shared/room.ts";
import type { ChunkStore } from "./chunk-store.ts";
import type { Endpoint } from "./endpoint.ts";
import { finishSegment } from "./finish.ts";
import { createSegmentHash } from "./segment-hash.ts";
import { startUploader, type UploadEnd, type Uploader, type UploaderOptions } from "./uploader.ts";

export type SegmentOutcome =
  | { outcome: "received"; receipt: SegmentReceipt }
  | { outcome: Exclude<UploadEnd, "sent" | "unknown"> };

export interface SendSegmentOptions {
  segmentId: string;
  store: ChunkStore;
  endpoint: Endpoint;
  /** The uploader that ran while recording; without it one is started from what the store holds. */
  uploader?: Uploader;
  onAcknowledged?: (bytes: number) => void;
  onReachable?: (reachable: boolean) => void;
  signal: AbortSignal;
}

/**
 * Completes a segment that the store holds. What the server then has is what was recorded: it hashed what arrived and
 * agrees with the hash that was kept while recording. Chunks leave the store when that is certain, or when the server
 * will never take them; they stay when another tab took over or the signal fired.
 */
export async function sendSegment(options: SendSegmentOptions): Promise<SegmentOutcome> {
  const { segmentId, store, endpoint, signal } = options;
  let uploader = options.uploader;
  for (let round = 0; round < 3 && !signal.aborted; round += 1) {
    const record = await store.get(segmentId);
    if (!record) return { outcome: "lost" };
    const watch: Pick<UploaderOptions, "onAcknowledged" | "onReachable"> = {
      ...(options.onAcknowledged ? { onAcknowledged: options.onAcknowledged } : {}),
      ...(options.onReachable ? { onReachable: options.onReachable } : {}),
    };
    uploader ??= startUploader({ segmentId, store, endpoint, bytesWritten: record.bytesWritten, ...watch });
    const running = uploader;
    const stop = () => running.stop();
    signal.addEventListener("abort", stop);
    const end = await running.ended();
    signal.removeEventListener("abort", stop);
    uploader = undefined;

    if (end === "refused" || end === "lost") await store.remove(segmentId);
    // What nobody knows is kept here: the server may know it again, by another link or another day.
    if (end === "unknown") return { outcome: "refused" };
    if (end !== "sent") return { outcome: end };

    const sha256 = (await createSegmentHash(record.hashState)).digest();
    const { durationMs, bytesWritten: bytes } = record;
    // A recorder that gave nothing broke off, whoever stopped it.
    const interrupted = record.interrupted || !record.finished || bytes === 0;
    const statement = { bytes, sha256, durationMs: Math.round(durationMs), interrupted };
    let answer = await finishSegment(endpoint, segmentId, statement, signal);
    // Chunks that lay in memory went down with a page, after the server had them: it holds more than is known here.
    if (answer.kind === "mismatch" && answer.bytes > bytes && interrupted) {
      const held = { ...statement, bytes: answer.bytes, sha256: answer.sha256 };
      answer = await finishSegment(endpoint, segmentId, held, signal);
    }
    if (answer.kind === "received") {
      await store.remove(segmentId);
      return { outcome: "received", receipt: answer.receipt };
    }
    if (answer.kind === "refused") await store.remove(segmentId);
    if (answer.kind !== "mismatch") return { outcome: answer.kind };
    if (answer.bytes >= bytes) break;
  }
  if (signal.aborted) return { outcome: "stopped" };
  await store.remove(segmentId);
  return { outcome: "lost" };
}
