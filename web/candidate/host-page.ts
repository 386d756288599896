/** Tells the page that embeds the room what happens in it. It hears ids and states, never a name or an answer. */
import { useEffect, useRef } from "react";
import type { Room } from "../../shared/room.ts";
import { isFramed } from "./environment.ts";
import { eventsBetween, type HostEvent } from "./host-events.ts";

/**
 * The origin of the page around this one. Browsers that do not say leave the star: then whoever frames the room hears, and who may
 * frame it is the workspace's choice, which the browser enforces.
 */
function hostOrigin(): string {
  const [nearest] = location.ancestorOrigins ?? [];
  if (nearest && nearest !== "null") return nearest;
  return URL.canParse(document.referrer) && new URL(document.referrer).origin !== location.origin
    ? new URL(document.referrer).origin
    : "*";
}

const origin = isFramed() ? hostOrigin() : null;

/** Posts one event; outside of a frame nobody hears it. */
function tellHost(event: HostEvent): void {
  if (origin === null) return;
  window.parent.postMessage({ source: "greenroom", at: new Date().toISOString(), ...event }, origin);
  if (event.type !== "interview.finished") return;
  // What clients of other rooms listen for, each in its own form.
  for (const form of [{ type: "interview.completed" }, "interview-completed", "close-iframe"]) {
    window.parent.postMessage(form, origin);
  }
}

/** Tells the host page of everything that changes in the room. */
export function useHostEvents(room: Room | null): void {
  const seen = useRef<Room | null>(null);
  useEffect(() => {
    if (room && seen.current) for (const event of eventsBetween(seen.current, room)) tellHost(event);
    seen.current = room;
  }, [room]);
}

/** Tells the host page once that the room can not go on. */
export function useHostError(code: string | null): void {
  useEffect(() => {
    if (code !== null) tellHost({ type: "interview.error", code });
  }, [code]);
}

const FOLLOW_MS = 5000;
let poppedOut = false;

/** The candidate goes on in a window of its own: the frame follows, so that the host page still hears. */
export function notePopOut(): void {
  poppedOut = true;
}

export function useFollowPopOut(reload: (() => Promise<void>) | null): void {
  useEffect(() => {
    if (origin === null || !reload) return;
    const timer = setInterval(() => {
      if (poppedOut) void reload();
    }, FOLLOW_MS);
    return () => clearInterval(timer);
  }, [reload]);
}
