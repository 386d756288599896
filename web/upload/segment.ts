/** What the upload client keeps of one segment: what a recorder produced without a break (DESIGN section 7). */

export interface SegmentRecord {
  segmentId: string;
  takeId: string;
  interviewId: string;
  /** MediaRecorder's own type, such as video/webm;codecs=vp9,opus. */
  contentType: string;
  /** Recorded and kept here, whether sent or not. */
  bytesWritten: number;
  /** Durable on the server, by its own word. */
  bytesAcknowledged: number;
  /** State of the incremental SHA-256 over the first `bytesWritten` bytes. */
  hashState: Uint8Array;
  /** The recorder has ended: no byte will follow. */
  finished: boolean;
  /** The recorder broke off instead of being stopped. */
  interrupted: boolean;
  durationMs: number;
}

/** One piece as the recorder gave it, with the hash after it and the time recorded so far. */
export interface Chunk {
  /** Position of its first byte in the segment. */
  offset: number;
  bytes: Uint8Array;
  hashState: Uint8Array;
  durationMs: number;
}

/** How a recorder ended. */
export interface SegmentEnd {
  durationMs: number;
  interrupted: boolean;
}

/** One place where chunks lie until the server has them. */
export interface Shelf {
  begin(record: SegmentRecord): Promise<void>;
  append(segmentId: string, chunk: Chunk): Promise<void>;
  /** Bytes from `from` on, at most `maximumBytes`; empty when they do not lie here. */
  read(segmentId: string, from: number, maximumBytes: number): Promise<Uint8Array<ArrayBuffer>>;
  /** Notes that the server holds the first `bytes` bytes and drops every chunk that lies wholly below. */
  acknowledge(segmentId: string, bytes: number): Promise<void>;
  end(segmentId: string, end: SegmentEnd): Promise<void>;
  get(segmentId: string): Promise<SegmentRecord | undefined>;
  list(interviewId: string): Promise<SegmentRecord[]>;
  remove(segmentId: string): Promise<void>;
}

/** The record after one more chunk. */
export function withChunk(record: SegmentRecord, chunk: Chunk): SegmentRecord {
  return {
    ...record,
    bytesWritten: chunk.offset + chunk.bytes.byteLength,
    hashState: chunk.hashState,
    durationMs: chunk.durationMs,
  };
}

/** Joins the part of neighbouring chunks that starts at `from`, up to `maximumBytes`; stops at the first gap. */
export function cut(
  chunks: readonly { offset: number; bytes: Uint8Array }[],
  from: number,
  maximumBytes: number,
): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  let at = from;
  let left = maximumBytes;
  for (const { offset, bytes } of chunks) {
    if (left <= 0) break;
    if (offset + bytes.byteLength <= at) continue;
    if (offset > at) break;
    const part = bytes.subarray(at - offset, at - offset + left);
    parts.push(part);
    at += part.byteLength;
    left -= part.byteLength;
  }
  const joined = new Uint8Array(at - from);
  let position = 0;
  for (const part of parts) {
    joined.set(part, position);
    position += part.byteLength;
  }
  return joined;
}
