/** Where recorded chunks wait for the server: IndexedDB first, the page's memory for what it does not take. */
import { createDurableShelf } from "./durable-shelf.ts";
import { createMemoryShelf } from "./memory-shelf.ts";
import type { SegmentRecord, Shelf } from "./segment.ts";

/** Why chunks went to memory: storage is not given at all, or there is no room left. */
export type StorageTrouble = "storage_refused" | "storage_full";

export interface ChunkStore extends Shelf {
  /** True while every chunk of the segment outlives the page. */
  isDurable(segmentId: string): boolean;
}

export interface ChunkStoreOptions {
  /** Called once per segment that leaves IndexedDB. */
  onTrouble?: (trouble: StorageTrouble) => void;
  /** How long IndexedDB may take for one write before memory takes over. */
  writeTimeoutMs?: number;
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : "";
}

/** Rejects when the work takes longer than it may: IndexedDB can hang without an error. */
async function within<Value>(timeoutMs: number, work: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new DOMException("Storage did not answer.", "TimeoutError")), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What is said of storage that is there but does not answer now. Anything else means that a browser gives none here. */
const STORAGE_SLOW = new Set(["TimeoutError", "AbortError"]);

/**
 * A store for the segments of one page. A chunk is written in one strict transaction with the hash that covers it; when
 * that fails, this chunk and all later ones of the segment stay in memory, in order, and `onTrouble` says why.
 */
export function createChunkStore(options: ChunkStoreOptions = {}): ChunkStore {
  const writeTimeoutMs = options.writeTimeoutMs ?? 10_000;
  const durable = createDurableShelf();
  const memory = createMemoryShelf();
  /** Segments whose newest bytes lie in memory. */
  const spilled = new Set<string>();
  /** The newest state of each segment begun here: what memory goes on from when IndexedDB stops. */
  const written = new Map<string, SegmentRecord>();

  async function spill(record: SegmentRecord, error: unknown): Promise<void> {
    spilled.add(record.segmentId);
    await memory.begin(record);
    options.onTrouble?.(nameOf(error) === "QuotaExceededError" ? "storage_full" : "storage_refused");
  }

  /** What IndexedDB can no longer say is not an error: memory has the rest, or recovery finds it later. */
  async function durably<Value>(work: () => Promise<Value>, otherwise: Value): Promise<Value> {
    try {
      return await within(writeTimeoutMs, work());
    } catch {
      return otherwise;
    }
  }

  return {
    isDurable: (segmentId) => !spilled.has(segmentId),

    async begin(record) {
      written.set(record.segmentId, record);
      try {
        await within(writeTimeoutMs, durable.begin(record));
      } catch (error) {
        await spill(record, error);
      }
    },

    async append(segmentId, chunk) {
      const before = written.get(segmentId);
      if (!before) throw new Error("A segment begins before it takes chunks.");
      written.set(segmentId, {
        ...before,
        bytesWritten: chunk.offset + chunk.bytes.byteLength,
        hashState: chunk.hashState,
        durationMs: chunk.durationMs,
      });
      if (!spilled.has(segmentId)) {
        try {
          await within(writeTimeoutMs, durable.append(segmentId, chunk));
          return;
        } catch (error) {
          await spill(before, error);
        }
      }
      await memory.append(segmentId, chunk);
    },

    async read(segmentId, from, maximumBytes) {
      if (!spilled.has(segmentId)) return within(writeTimeoutMs, durable.read(segmentId, from, maximumBytes));
      const empty = new Uint8Array(0);
      const first = await durably(() => durable.read(segmentId, from, maximumBytes), empty);
      if (first.byteLength > 0) return first;
      return memory.read(segmentId, from, maximumBytes);
    },

    async acknowledge(segmentId, bytes) {
      const record = written.get(segmentId);
      if (record) written.set(segmentId, { ...record, bytesAcknowledged: Math.max(record.bytesAcknowledged, bytes) });
      await memory.acknowledge(segmentId, bytes);
      await durably(() => durable.acknowledge(segmentId, bytes), undefined);
    },

    async end(segmentId, end) {
      if (spilled.has(segmentId)) await memory.end(segmentId, end);
      else await durably(() => durable.end(segmentId, end), undefined);
    },

    async get(segmentId) {
      if (spilled.has(segmentId)) return memory.get(segmentId);
      return durable.get(segmentId);
    },

    async list(interviewId) {
      const inMemory = await memory.list(interviewId);
      // A store that is slow or broken is not an empty one: what it holds must not be taken for lost.
      const kept = await within(writeTimeoutMs, durable.list(interviewId)).catch((error: unknown) => {
        if (STORAGE_SLOW.has(nameOf(error))) throw error;
        return [];
      });
      return [...kept.filter((record) => !spilled.has(record.segmentId)), ...inMemory];
    },

    async remove(segmentId) {
      written.delete(segmentId);
      spilled.delete(segmentId);
      await memory.remove(segmentId);
      await durably(() => durable.remove(segmentId), undefined);
    },
  };
}
