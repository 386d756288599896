/**
 * The live connection of a tab: one EventSource for all its pages. It is closed while the tab is hidden and opens again when the tab is
 * seen; whoever listens then reads anew what is older than the connection, so nothing that happened meanwhile is missed.
 */
import type { EventType } from "../../shared/native.ts";
import { LIVE_TYPES, type LiveEvent } from "./live-keys.ts";

/** Events are passed on together, at most this often. */
const BATCH_MS = 500;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;
/** How long a connection may be away before the page says so. */
const LOST_AFTER_MS = 10_000;

export interface LiveListener {
  /** The connection stands: what was read before now may be old. */
  opened(): Promise<unknown>;
  /** What happened. The next ones wait until it has resolved. */
  happened(events: readonly LiveEvent[]): Promise<unknown>;
  /** The server answered, and gave no stream: who reads may belong here no more. */
  refused(): Promise<unknown>;
  /** Whether the connection has been away for long. */
  lost(isLost: boolean): void;
}

const interviewIn = (text: string): string | null => {
  const row: unknown = JSON.parse(text);
  return typeof row === "object" && row !== null && "interviewId" in row && typeof row.interviewId === "string"
    ? row.interviewId
    : null;
};

/** Opens the connection to an address of the stream; the function that comes back ends it. */
export function followLive(address: string, listener: LiveListener): () => void {
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let losing: ReturnType<typeof setTimeout> | undefined;
  let batch: ReturnType<typeof setTimeout> | undefined;
  let retryMs = FIRST_RETRY_MS;
  let events: LiveEvent[] = [];
  let passing = false;

  const pass = async () => {
    batch = undefined;
    const passed = events;
    events = [];
    passing = true;
    await listener.happened(passed).catch(() => undefined);
    passing = false;
    if (events.length > 0) plan();
  };
  const plan = () => {
    if (batch === undefined && !passing) batch = setTimeout(() => void pass(), BATCH_MS);
  };
  const take = (type: EventType) => (message: MessageEvent<string>) => {
    events.push({ type, interviewId: interviewIn(message.data) });
    plan();
  };
  const found = () => {
    clearTimeout(losing);
    losing = undefined;
    retryMs = FIRST_RETRY_MS;
    listener.lost(false);
    void listener.opened().catch(() => undefined);
  };
  const close = () => {
    source?.close();
    source = null;
    clearTimeout(retry);
    retry = undefined;
  };
  const open = () => {
    close();
    const opened = new EventSource(address);
    source = opened;
    opened.addEventListener("open", found);
    opened.addEventListener("error", () => {
      if (opened.readyState === EventSource.CLOSED) void listener.refused().catch(() => undefined);
      // The browser's own second try would take no account of an answer that refuses; and the pages are read anew anyway.
      close();
      losing ??= setTimeout(() => listener.lost(true), LOST_AFTER_MS);
      retry = setTimeout(open, retryMs * (0.75 + Math.random() / 2));
      retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
    });
    for (const type of LIVE_TYPES) opened.addEventListener(type, take(type));
  };
  const pause = () => {
    close();
    clearTimeout(losing);
    losing = undefined;
    listener.lost(false);
  };
  const follow = () => (document.visibilityState === "hidden" ? pause() : source === null && open());

  document.addEventListener("visibilitychange", follow);
  addEventListener("online", open);
  follow();
  return () => {
    document.removeEventListener("visibilitychange", follow);
    removeEventListener("online", open);
    pause();
    clearTimeout(batch);
  };
}
