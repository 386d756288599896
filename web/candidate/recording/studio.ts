/** Recording for the server: loaded after the first paint, it joins the upload client to the room's calls. */
import type { Room, StartTakeAnswer } from "../../../shared/room.ts";
import { type ChunkStore, createChunkStore, type StorageTrouble } from "../../upload/chunk-store.ts";
import type { Endpoint } from "../../upload/endpoint.ts";
import { sealAsHeld } from "../../upload/finish.ts";
import { leftSegments, type Recovered, recoverSegments } from "../../upload/recovery.ts";
import {
  type BreakReason,
  recordSegment,
  type SegmentProgress,
  type SegmentRecording,
} from "../../upload/segment-recorder.ts";
import { createRecorder, recorderTypeFor } from "./local-recording.ts";

export type { BreakReason, SegmentProgress, SegmentRecording, StorageTrouble };

export interface StudioOptions {
  code: string;
  interviewId: string;
  fence: () => number;
  onTrouble: (trouble: StorageTrouble) => void;
}

export interface RecordOptions {
  stream: MediaStream;
  contentType: string;
  ids: StartTakeAnswer;
  onProgress: (progress: SegmentProgress) => void;
  onBroken: (reason: BreakReason) => void;
}

export interface Studio {
  /** Bytes of earlier pages that wait here. */
  waiting(): Promise<number>;
  recover(signal: AbortSignal, onProgress: (bytesLeft: number) => void): Promise<Recovered[]>;
  /** Closes segments of a room, as read after the recovery, that no page here knows of any more. True when there were any. */
  sealStrays(room: Room, signal: AbortSignal): Promise<boolean>;
  /** Closes one segment over what the server holds of it. */
  seal(segmentId: string, signal: AbortSignal): Promise<void>;
  record(options: RecordOptions): Promise<SegmentRecording>;
  typeFor(stream: MediaStream): string | undefined;
}

/** One store per interview for as long as the page lives: what lies in memory outlives the hand-over of the room to another window. */
const stores = new Map<string, ChunkStore>();

function storeOf(interviewId: string, onTrouble: StudioOptions["onTrouble"]): ChunkStore {
  const store = stores.get(interviewId) ?? createChunkStore({ onTrouble });
  stores.set(interviewId, store);
  return store;
}

/** Opens the studio of one room. */
export function openStudio(options: StudioOptions): Studio {
  const { interviewId } = options;
  const store = storeOf(interviewId, options.onTrouble);
  const endpoint: Endpoint = {
    uploads: "/api/room/uploads",
    finish: (segmentId) => `/api/room/segments/${segmentId}/finish`,
    headers: () => ({ "X-Room-Code": options.code, "X-Room-Fence": String(options.fence()) }),
    fence: options.fence,
  };
  return {
    async waiting() {
      const left = await leftSegments(store, interviewId);
      return left.reduce((sum, record) => sum + record.bytesWritten - record.bytesAcknowledged, 0);
    },
    recover: (signal, onProgress) =>
      recoverSegments({
        store,
        interviewId,
        endpoint,
        signal,
        onProgress: ({ bytesLeft }) => onProgress(bytesLeft),
      }),
    async sealStrays(room, signal) {
      const known = new Set((await leftSegments(store, interviewId)).map((record) => record.segmentId));
      const strays = room.questions
        .flatMap((question) => question.takes)
        .filter((take) => take.state === "recording" || take.state === "interrupted")
        .flatMap((take) => take.segments)
        .filter((segment) => segment.state === "open" && !known.has(segment.id));
      for (const stray of strays) await sealAsHeld(endpoint, stray.id, signal);
      return strays.length > 0;
    },
    async seal(segmentId, signal) {
      await sealAsHeld(endpoint, segmentId, signal);
    },
    async record({ stream, contentType, ids, onProgress, onBroken }) {
      return recordSegment({
        recorder: createRecorder(stream, contentType),
        tracks: stream.getTracks(),
        segment: { segmentId: ids.segmentId, takeId: ids.takeId, interviewId, contentType },
        store,
        endpoint,
        onProgress,
        onBroken,
      });
    },
    typeFor: recorderTypeFor,
  };
}
