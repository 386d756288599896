/** Keeps chunks in the page's memory: for a browser that refuses storage or has no room left. */
import { type Chunk, cut, type SegmentRecord, type Shelf, withChunk } from "./segment.ts";

/** A shelf that lives as long as the page. */
export function createMemoryShelf(): Shelf {
  const records = new Map<string, SegmentRecord>();
  const chunks = new Map<string, Pick<Chunk, "offset" | "bytes">[]>();

  function change(segmentId: string, by: (record: SegmentRecord) => SegmentRecord): void {
    const record = records.get(segmentId);
    if (record) records.set(segmentId, by(record));
  }

  return {
    async begin(record) {
      records.set(record.segmentId, record);
      chunks.set(record.segmentId, []);
    },
    async append(segmentId, chunk) {
      chunks.get(segmentId)?.push({ offset: chunk.offset, bytes: chunk.bytes });
      change(segmentId, (record) => withChunk(record, chunk));
    },
    async read(segmentId, from, maximumBytes) {
      return cut(chunks.get(segmentId) ?? [], from, maximumBytes);
    },
    async acknowledge(segmentId, bytes) {
      change(segmentId, (record) => ({ ...record, bytesAcknowledged: Math.max(record.bytesAcknowledged, bytes) }));
      const kept = chunks.get(segmentId)?.filter((chunk) => chunk.offset + chunk.bytes.byteLength > bytes);
      if (kept) chunks.set(segmentId, kept);
    },
    async end(segmentId, end) {
      change(segmentId, (record) => ({ ...record, ...end, finished: true }));
    },
    async get(segmentId) {
      return records.get(segmentId);
    },
    async list(interviewId) {
      return [...records.values()].filter((record) => record.interviewId === interviewId);
    },
    async remove(segmentId) {
      records.delete(segmentId);
      chunks.delete(segmentId);
    },
  };
}
