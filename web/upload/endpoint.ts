/** Where segments are sent and how the waiting between tries goes; both are given from outside so that tests choose them. */

export interface Endpoint {
  /** Address before the segment's id, such as /api/room/uploads. */
  uploads: string;
  /** Address of the call that states length and hash. */
  finish: (segmentId: string) => string;
  /** X-Room-Code and X-Room-Fence as they are now. */
  headers: () => Record<string, string>;
  /** The fence that the finish call states. */
  fence: () => number;
  fetch?: typeof fetch;
  /** Waits; ends early when the signal fires. */
  sleep?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Between 0 and 1, for the jitter of the waiting. */
  random?: () => number;
}

/** Waits, or returns early when the signal fires. */
export function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener("abort", done);
  });
}

/** Milliseconds before the next try: doubles from half a second to 8 seconds, the upper half of it by chance. */
export function backoffMs(failures: number, random: () => number): number {
  const ceiling = Math.min(8000, 500 * 2 ** Math.min(failures, 6));
  return ceiling / 2 + (ceiling / 2) * random();
}

/** A problem's code, when the answer carries one. */
export async function problemOf(response: Response): Promise<{ code?: string; bytes?: number; sha256?: string }> {
  try {
    const body: unknown = await response.json();
    if (typeof body !== "object" || body === null) return {};
    return {
      ...("code" in body && typeof body.code === "string" ? { code: body.code } : {}),
      ...("bytes" in body && typeof body.bytes === "number" ? { bytes: body.bytes } : {}),
      ...("sha256" in body && typeof body.sha256 === "string" ? { sha256: body.sha256 } : {}),
    };
  } catch {
    return {};
  }
}
