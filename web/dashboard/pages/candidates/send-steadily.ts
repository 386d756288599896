/** Sends one request until it has a definite answer: through a lost connection, a busy server and a spent minute. */
import { ApiProblem } from "../../api-problem.ts";

export type WaitReason = "connection" | "server" | "rate" | "running";

/** Why a request that failed is worth repeating as it was; null when its answer is definite. */
function waitReason(error: unknown): WaitReason | null {
  if (!(error instanceof ApiProblem)) return null;
  if (error.status === 0) return "connection";
  if (error.status === 429) return "rate";
  if (error.code === "running") return "running";
  return error.status >= 500 ? "server" : null;
}

const WAITS_MS: Record<WaitReason, readonly number[]> = {
  connection: [1000, 2000, 4000, 8000, 15_000],
  server: [1000, 2000, 4000, 8000, 15_000],
  rate: [5000, 10_000, 20_000],
  running: [500, 1000, 2000],
};
/** A server that fails this often in a row has a reason that waiting does not cure. */
const MOST_SERVER_FAULTS = 6;

/**
 * The answer of the first attempt that has one. The request must be safe to repeat. onWait is told before every rest why, and null when
 * the next attempt begins; rest may end early, when the connection is back or the person asks.
 * @throws what the last attempt was refused with, or the signal's reason.
 */
export async function sendSteadily<Answer>(
  send: () => Promise<Answer>,
  {
    rest,
    onWait,
    signal,
  }: {
    rest: (milliseconds: number) => Promise<void>;
    onWait: (reason: WaitReason | null) => void;
    signal: AbortSignal;
  },
): Promise<Answer> {
  for (let attempt = 0, serverFaults = 0; ; attempt += 1) {
    signal.throwIfAborted();
    try {
      return await send();
    } catch (error) {
      const reason = waitReason(error);
      if (reason === "server") serverFaults += 1;
      if (reason === null || signal.aborted || serverFaults === MOST_SERVER_FAULTS) throw error;
      const waits = WAITS_MS[reason];
      onWait(reason);
      await rest(waits[Math.min(attempt, waits.length - 1)] ?? 1000);
      onWait(null);
    }
  }
}
