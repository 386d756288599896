/** A recorder that gives the pieces that a test hands it: the part of MediaRecorder that Node does not have. */
import type { RecorderLike, TrackLike } from "../segment-recorder.ts";

export interface FakeRecorder extends RecorderLike {
  give(bytes: Uint8Array<ArrayBuffer>): void;
  fail(): void;
}

export function createFakeRecorder(): FakeRecorder {
  const data: ((event: { data: Blob }) => void)[] = [];
  const others: { type: string; listener: () => void }[] = [];
  let state = "inactive";
  const tell = (type: string) => {
    for (const other of others) if (other.type === type) other.listener();
  };
  const give = (bytes: Uint8Array<ArrayBuffer>) => {
    for (const listener of data) listener({ data: new Blob([bytes]) });
  };
  const stop = () => {
    state = "inactive";
    // As in a browser, the last piece comes after stop() has returned, then the event.
    queueMicrotask(() => {
      give(new Uint8Array([1, 2, 3]));
      tell("stop");
    });
  };
  return {
    get state() {
      return state;
    },
    start() {
      state = "recording";
      tell("start");
    },
    stop,
    give,
    fail() {
      tell("error");
      if (state !== "inactive") stop();
    },
    addEventListener(type: string, listener: (event: { data: Blob }) => void) {
      if (type === "dataavailable") data.push(listener);
      else others.push({ type, listener: () => listener({ data: new Blob() }) });
    },
  };
}

export function createFakeTrack(): TrackLike & { end(): void } {
  const listeners = new Set<() => void>();
  return {
    addEventListener: (_type, listener) => void listeners.add(listener),
    removeEventListener: (_type, listener) => void listeners.delete(listener),
    end() {
      for (const listener of [...listeners]) listener();
    },
  };
}
