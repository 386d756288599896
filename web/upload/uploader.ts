/** Sends one segment while it is being recorded: tus 1.0, resumable at every byte, patient as long as the page lives. */
import type { ChunkStore } from "./chunk-store.ts";
import { backoffMs, type Endpoint, problemOf, sleep } from "./endpoint.ts";

const LARGEST_PATCH = 1024 * 1024;
const SMALLEST_PATCH = 64 * 1024;
const PATCH_TIMEOUT_MS = 60_000;
const HEAD_TIMEOUT_MS = 20_000;
/** A server that is being replaced may not know the upload for a moment; one that never does refuses it. */
const UNKNOWN_TRIES = 6;

/**
 * How an uploader ended: all sent; another tab has the room; the server says that it will not take it; nobody knows the upload, which may
 * be a proxy's word or a link that was renewed; the server lost bytes it had.
 */
export type UploadEnd = "sent" | "fenced" | "refused" | "unknown" | "lost" | "stopped";

export interface Uploader {
  /** The store holds this many bytes now. */
  written(bytes: number): void;
  /** No more bytes will follow; resolves when the server holds all of them, or will never. */
  ended(): Promise<UploadEnd>;
  /** Ends at once, for instance because the page goes away. */
  stop(): void;
  /** Tries again now, for instance because the network is back. */
  hurry(): void;
  /** Resolves with the reason as soon as the uploader gives up, or with "sent". */
  readonly done: Promise<UploadEnd>;
}

export interface UploaderOptions {
  segmentId: string;
  store: ChunkStore;
  endpoint: Endpoint;
  /** Bytes that the store holds at the start. */
  bytesWritten?: number;
  /** Called with the bytes that are durable on the server. */
  onAcknowledged?: (bytes: number) => void;
  /** Called with false when tries fail, with true when one succeeds again. */
  onReachable?: (reachable: boolean) => void;
}

type Step =
  | { kind: "moved"; offset: number }
  | { kind: "unsure" }
  | { kind: "busy" }
  | { kind: "failed" }
  | { kind: "unknown" }
  | { kind: "too_large" }
  | { kind: "end"; end: UploadEnd };

function offsetOf(response: Response): number | undefined {
  const value = response.headers.get("upload-offset");
  return value !== null && /^\d+$/.test(value) ? Number(value) : undefined;
}

/** The answer to a HEAD has no body to say why: then it counts as another tab's, and what is kept here stays. */
async function readRefusal(response: Response): Promise<UploadEnd> {
  const { code } = await problemOf(response);
  return code === undefined || code === "fenced" ? "fenced" : "refused";
}

async function readAnswer(response: Response): Promise<Step> {
  if (response.ok) {
    const offset = offsetOf(response);
    return offset === undefined ? { kind: "unsure" } : { kind: "moved", offset };
  }
  switch (response.status) {
    case 409:
      return { kind: "unsure" };
    case 423:
      return { kind: "busy" };
    case 413:
      return { kind: "too_large" };
    case 403:
      return { kind: "end", end: await readRefusal(response) };
    case 404:
    case 410:
      return { kind: "unknown" };
    default:
      return { kind: "failed" };
  }
}

/**
 * Starts sending a segment. It asks the server where it stands, sends what waits in pieces of at most 1 MiB, and believes
 * only the server's Upload-Offset: a lost answer, a repeated request or one cut short in the middle of a chunk all end
 * in asking again and going on from there.
 */
export function startUploader(options: UploaderOptions): Uploader {
  const { segmentId, store, endpoint } = options;
  const send = endpoint.fetch ?? fetch;
  const pause = endpoint.sleep ?? sleep;
  const random = endpoint.random ?? Math.random;
  const address = `${endpoint.uploads}/${segmentId}`;

  let written = options.bytesWritten ?? 0;
  let closed = false;
  let stopped = false;
  let wake = new AbortController();
  /** Waiting for more bytes, not for a server that does not answer. */
  let idle = false;
  let request = new AbortController();
  let largest = LARGEST_PATCH;

  function rouse(): void {
    wake.abort();
    wake = new AbortController();
  }

  async function call(
    method: "HEAD" | "PATCH",
    timeoutMs: number,
    extra: Record<string, string>,
    body?: Uint8Array<ArrayBuffer>,
  ) {
    request = new AbortController();
    const timer = setTimeout(() => request.abort(), timeoutMs);
    try {
      const response = await send(address, {
        method,
        headers: { ...endpoint.headers(), "Tus-Resumable": "1.0.0", ...extra },
        signal: request.signal,
        cache: "no-store",
        ...(body ? { body } : {}),
      });
      return await readAnswer(response);
    } catch {
      return { kind: "failed" } satisfies Step;
    } finally {
      clearTimeout(timer);
    }
  }

  async function patch(offset: number): Promise<Step> {
    const bytes = await store.read(segmentId, offset, largest);
    // The server stands before the first byte that is still here: what it acknowledged once is gone from both.
    if (bytes.byteLength === 0) return { kind: "end", end: "lost" };
    const step = await call(
      "PATCH",
      PATCH_TIMEOUT_MS,
      { "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(offset) },
      bytes,
    );
    if (step.kind === "moved") largest = Math.min(LARGEST_PATCH, largest * 2);
    if (step.kind === "failed" || step.kind === "too_large") largest = Math.max(SMALLEST_PATCH, largest / 2);
    return step;
  }

  async function run(): Promise<UploadEnd> {
    /** What the server holds; unknown after anything but a clear answer. */
    let offset: number | undefined;
    let failures = 0;
    let unknown = 0;
    while (!stopped) {
      if (offset !== undefined && offset >= written) {
        if (closed) return "sent";
        idle = true;
        await pause(60_000, wake.signal);
        idle = false;
        continue;
      }
      let step: Step;
      try {
        step = offset === undefined ? await call("HEAD", HEAD_TIMEOUT_MS, {}) : await patch(offset);
        if (step.kind === "moved") await store.acknowledge(segmentId, Math.min(step.offset, written));
      } catch {
        step = { kind: "failed" };
      }
      if (stopped) break;
      if (step.kind === "end") return step.end;
      if (step.kind === "moved") {
        offset = step.offset;
        if (failures > 0) options.onReachable?.(true);
        failures = 0;
        unknown = 0;
        options.onAcknowledged?.(Math.min(offset, written));
        continue;
      }
      unknown = step.kind === "unknown" ? unknown + 1 : 0;
      if (unknown >= UNKNOWN_TRIES) return "unknown";
      offset = undefined;
      failures += 1;
      if (failures === 2 && step.kind !== "busy") options.onReachable?.(false);
      // A first conflict says only that the offset moved: ask at once.
      if (step.kind === "unsure" && failures === 1) continue;
      await pause(step.kind === "busy" ? 300 + 700 * random() : backoffMs(failures, random), wake.signal);
    }
    return "stopped";
  }

  const hurry = () => rouse();
  globalThis.addEventListener?.("online", hurry);
  const done = run().finally(() => globalThis.removeEventListener?.("online", hurry));

  return {
    written(bytes) {
      written = Math.max(written, bytes);
      if (idle) rouse();
    },
    ended() {
      closed = true;
      if (idle) rouse();
      return done;
    },
    stop() {
      stopped = true;
      request.abort();
      rouse();
    },
    hurry,
    done,
  };
}
