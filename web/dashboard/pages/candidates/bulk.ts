/** One action for many interviews: what it is called, what its calls are, and running them in batches. */

import { MAXIMUM_BATCH } from "../../../../shared/native/interview-sorts.ts";
import type { Bulk, BulkResult, InterviewRow, Page } from "../../../../shared/native.ts";
import { sendSteadily, type WaitReason } from "./send-steadily.ts";

/** Leaves out the ids of each member of the union by itself. */
type WithoutIds<Body> = Body extends unknown ? Omit<Body, "ids"> : never;
export type BulkOrder = WithoutIds<Bulk>;
export type BulkAction = BulkOrder["action"];

/** Who is meant: an interview with the name that a result is told by. */
export interface BulkTarget {
  id: string;
  name: string;
}

export const BULK_WORDS: Record<BulkAction, { title: string; verb: string; done: string; bad?: boolean }> = {
  admit: { title: "Admit", verb: "Admit", done: "admitted" },
  refuse: { title: "Refuse", verb: "Refuse", done: "refused", bad: true },
  resend: { title: "Resend the invitation to", verb: "Resend to", done: "sent the invitation again" },
  extend: { title: "Give more time to", verb: "Extend", done: "given more time" },
  reopen: { title: "Reopen the interview of", verb: "Reopen", done: "reopened" },
  archive: { title: "Archive", verb: "Archive", done: "archived" },
  unarchive: { title: "Bring back", verb: "Bring back", done: "brought back" },
  delete: { title: "Delete the interviews of", verb: "Delete", done: "deleted", bad: true },
  decide: { title: "Decide about", verb: "Decide about", done: "decided" },
  tag: { title: "Tag", verb: "Tag", done: "tagged" },
};

const targetOf = (row: Pick<InterviewRow, "id" | "candidate">): BulkTarget => ({
  id: row.id,
  name: row.candidate.name,
});

/**
 * Everybody that a list holds at this moment, read before anything is changed: an action may take people out of the list it began with.
 * @throws what a page was refused with, or the signal's reason.
 */
export async function readTargets(
  read: (cursor: string | null) => Promise<Page<Pick<InterviewRow, "id" | "candidate">>>,
  { onProgress, signal }: { onProgress: (found: number) => void; signal: AbortSignal },
): Promise<BulkTarget[]> {
  const targets = new Map<string, BulkTarget>();
  let cursor: string | null = null;
  do {
    signal.throwIfAborted();
    const page: Page<Pick<InterviewRow, "id" | "candidate">> = await read(cursor);
    for (const row of page.data) targets.set(row.id, targetOf(row));
    cursor = page.next;
    onProgress(targets.size);
  } while (cursor !== null);
  return [...targets.values()];
}

export interface BulkPorts {
  /** A repeat with the same key and body must not change anything again. */
  send: (body: Bulk, key: string) => Promise<{ results: readonly BulkResult[] }>;
  rest: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  newKey: () => string;
}

/**
 * Runs an order for everybody, 500 at a time, and tells each result. A lost connection is waited for and never does anything twice.
 * Ends early when the signal is aborted: at once while it waits, else after the batch that is on its way.
 * @throws what a whole batch was refused with; the results of the batches before it have been told.
 */
export async function runBulk(
  { send, rest, newKey }: BulkPorts,
  order: BulkOrder,
  targets: readonly BulkTarget[],
  {
    onResults,
    onWait,
    signal,
  }: {
    onResults: (results: readonly BulkResult[]) => void;
    onWait: (reason: WaitReason | null) => void;
    signal: AbortSignal;
  },
): Promise<void> {
  for (let at = 0; at < targets.length; at += MAXIMUM_BATCH) {
    if (signal.aborted) return;
    const key = newKey();
    const body: Bulk = { ...order, ids: targets.slice(at, at + MAXIMUM_BATCH).map((target) => target.id) };
    const { results } = await sendSteadily(() => send(body, key), {
      rest: (milliseconds) => rest(milliseconds, signal),
      onWait,
      signal,
    });
    onResults(results);
  }
}
