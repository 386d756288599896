/** Sends one recording by tus 1.0, in chunks; a dropped one is followed by asking where the server stands. */
import { setTimeout as sleep } from "node:timers/promises";

const CHUNK_BYTES = 256 * 1024;
const TIMEOUT_MS = 60_000;
/** Failures in a row before it gives up; a server that is restarted is back by then. */
const TRIES = 10;

export interface UploadTarget {
  /** The upload's address. */
  url: string;
  /** X-Room-Code and X-Room-Fence. */
  headers: Record<string, string>;
  chunkBytes?: number;
  pauseMs?: (failures: number) => number;
}

/** The server will not take the recording. */
export class UploadError extends Error {
  override name = "UploadError";
}

/** Answers that another try can change: conflicts of offset or lock, too many requests, a server that is away. */
const passes = (status: number): boolean => [408, 409, 423, 429].includes(status) || status >= 500;

const offsetOf = (response: Response): number | null => {
  const header = response.headers.get("upload-offset");
  return header !== null && /^\d+$/.test(header) ? Number(header) : null;
};

/**
 * Sends all bytes and believes only the server's Upload-Offset. Resolves when the server holds every byte.
 * @throws UploadError when it refuses, or fails too often in a row.
 */
export async function uploadBytes(target: UploadTarget, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const {
    url,
    headers,
    chunkBytes = CHUNK_BYTES,
    pauseMs = (failures) => Math.min(8000, 250 * 2 ** failures),
  } = target;
  let offset: number | null = 0;
  let failures = 0;
  while (offset === null || offset < bytes.byteLength) {
    const asked: number | null = offset;
    const chunk: Uint8Array<ArrayBuffer> | null = asked === null ? null : bytes.subarray(asked, asked + chunkBytes);
    let response: Response | null = null;
    try {
      response = await fetch(url, {
        method: chunk ? "PATCH" : "HEAD",
        headers: {
          ...headers,
          "tus-resumable": "1.0.0",
          ...(chunk ? { "content-type": "application/offset+octet-stream", "upload-offset": String(asked) } : {}),
        },
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(chunk ? { body: chunk } : {}),
      });
      await response.body?.cancel();
    } catch {
      // The connection broke: only the server knows how much of the chunk arrived.
    }
    const held = response?.ok ? offsetOf(response) : null;
    if (held !== null && held <= bytes.byteLength) {
      if (asked === null || held > asked) failures = 0;
      else failures += 1;
      offset = held;
    } else {
      if (held !== null)
        throw new UploadError(`The server holds ${held} bytes of a recording that has ${bytes.byteLength}.`);
      if (response && !response.ok && !passes(response.status)) {
        throw new UploadError(`The server refused a part of the recording with status ${response.status}.`);
      }
      failures += 1;
      offset = null;
    }
    if (failures >= TRIES) throw new UploadError("The upload failed too often in a row.");
    if (failures > 0) await sleep(pauseMs(failures));
  }
}
