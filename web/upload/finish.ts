/** Closes a segment: states its length and SHA-256, and takes the server's receipt. */
import type { FinishSegmentRequest, SegmentReceipt } from "../../shared/room.ts";
import { backoffMs, type Endpoint, problemOf, sleep } from "./endpoint.ts";

const FINISH_TIMEOUT_MS = 60_000;
const EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

export type Statement = Omit<FinishSegmentRequest, "fence">;

export type FinishAnswer =
  | { kind: "received"; receipt: SegmentReceipt }
  /** The server holds something else than was stated. */
  | { kind: "mismatch"; bytes: number; sha256: string }
  | { kind: "fenced" }
  | { kind: "refused" }
  | { kind: "stopped" };

/**
 * States what a segment is. Idempotent, so it repeats itself through lost answers and server errors until it has a
 * clear answer or the signal fires.
 */
export async function finishSegment(
  endpoint: Endpoint,
  segmentId: string,
  statement: Statement,
  signal: AbortSignal,
): Promise<FinishAnswer> {
  const send = endpoint.fetch ?? fetch;
  const pause = endpoint.sleep ?? sleep;
  const random = endpoint.random ?? Math.random;
  for (let failures = 1; !signal.aborted; failures += 1) {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), FINISH_TIMEOUT_MS);
    try {
      const request: FinishSegmentRequest = { ...statement, fence: endpoint.fence() };
      const response = await send(endpoint.finish(segmentId), {
        method: "POST",
        headers: { ...endpoint.headers(), "Content-Type": "application/json" },
        body: JSON.stringify(request),
        signal: late.signal,
      });
      if (response.ok) return { kind: "received", receipt: await response.json() };
      const clear = response.status >= 400 && response.status < 500 && ![408, 423, 429].includes(response.status);
      if (clear) {
        const { code, bytes, sha256 } = await problemOf(response);
        if (code === "mismatch" && bytes !== undefined) return { kind: "mismatch", bytes, sha256: sha256 ?? "" };
        if (code === "fenced") return { kind: "fenced" };
        // A 4xx without a code of ours comes from something between, and passes.
        if (code !== undefined) return { kind: "refused" };
      }
    } catch {
      // The server could not be reached: the loop tries again.
    } finally {
      clearTimeout(timer);
    }
    await pause(backoffMs(failures, random), signal);
  }
  return { kind: "stopped" };
}

/**
 * Seals a segment whose recording page is gone and left nothing here, over what the server holds: it states nothing, is told
 * what is there, and confirms that.
 */
export async function sealAsHeld(endpoint: Endpoint, segmentId: string, signal: AbortSignal): Promise<FinishAnswer> {
  const nothing: Statement = { bytes: 0, sha256: EMPTY_SHA256, durationMs: 0, interrupted: true };
  const answer = await finishSegment(endpoint, segmentId, nothing, signal);
  if (answer.kind !== "mismatch") return answer;
  return finishSegment(endpoint, segmentId, { ...nothing, bytes: answer.bytes, sha256: answer.sha256 }, signal);
}
