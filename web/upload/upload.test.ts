/** The upload client against a real tus server behind a network that misbehaves. */
import "fake-indexeddb/auto";
import { createHash } from "node:crypto";
import { IDBFactory } from "fake-indexeddb";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createChunkStore, type StorageTrouble } from "./chunk-store.ts";
import { sealAsHeld } from "./finish.ts";
import { recoverSegments } from "./recovery.ts";
import { createSegmentHash } from "./segment-hash.ts";
import { type BreakReason, recordSegment } from "./segment-recorder.ts";
import { sendSegment } from "./send-segment.ts";
import { createFakeRecorder, createFakeTrack } from "./testing/fake-recorder.ts";
import { FAULTS, type FaultyServer, startFaultyServer } from "./testing/faulty-proxy.ts";

const LAST_PIECE = new Uint8Array([1, 2, 3]);
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const joined = (pieces: Uint8Array[]) => Buffer.concat([...pieces, LAST_PIECE]);

function piecesOf(sizes: number[]): Uint8Array<ArrayBuffer>[] {
  let seed = 7;
  return sizes.map((size) => {
    const piece = new Uint8Array(size);
    for (let index = 0; index < size; index += 1) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      piece[index] = seed >> 16;
    }
    return piece;
  });
}

const segmentOf = (segmentId: string) => ({
  segmentId,
  takeId: `take-of-${segmentId}`,
  interviewId: "interview",
  contentType: "video/webm",
});
/** A busy machine is given its time. */
const eventually = (check: () => unknown) => vi.waitFor(check, { timeout: 30_000 });

const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 1));

let server: FaultyServer;
let count = 0;
beforeEach(async () => {
  vi.stubGlobal("indexedDB", new IDBFactory());
  server = await startFaultyServer();
});
afterEach(async () => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  await server.close();
});

async function begin(
  options: {
    onTrouble?: (trouble: StorageTrouble) => void;
    onBroken?: (reason: BreakReason) => void;
    silentMs?: number;
  } = {},
) {
  const segmentId = `segment-${++count}`;
  await server.open(segmentId);
  const store = createChunkStore(options.onTrouble ? { onTrouble: options.onTrouble } : {});
  const recorder = createFakeRecorder();
  const track = createFakeTrack();
  const recording = await recordSegment({
    recorder,
    tracks: [track],
    segment: segmentOf(segmentId),
    store,
    endpoint: server.endpoint,
    ...(options.onBroken ? { onBroken: options.onBroken } : {}),
    ...(options.silentMs === undefined ? {} : { silentMs: options.silentMs }),
  });
  return { segmentId, store, recorder, track, recording };
}

describe("a network that misbehaves", () => {
  it("never changes what arrives, whatever it drops, repeats, delays, cuts short or keeps to itself", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...FAULTS), { maxLength: 25 }),
        fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        async (faults, sizes, slowly) => {
          const { segmentId, recorder, recording, store } = await begin();
          server.schedule(faults);
          const pieces = piecesOf(sizes);
          for (const piece of pieces) {
            recorder.give(piece);
            if (slowly) await turn();
          }
          const outcome = await recording.stop();
          const expected = joined(pieces);
          expect(outcome).toMatchObject({
            outcome: "received",
            receipt: { bytes: expected.byteLength, sha256: sha256(expected) },
          });
          expect(sha256(await server.stored(segmentId))).toBe(sha256(expected));
          expect(await store.list("interview")).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  }, 120_000);

  it("is sent waiting pieces together, at most 1 MiB in a request", async () => {
    const { recorder, recording, segmentId } = await begin();
    server.schedule(["unavailable", "unavailable", "unavailable"]);
    const pieces = piecesOf(Array.from({ length: 30 }, () => 100_000));
    for (const piece of pieces) recorder.give(piece);
    await recording.stop();
    expect(Math.max(...server.patches)).toBeLessThanOrEqual(1024 * 1024);
    expect(server.patches.length).toBeLessThan(pieces.length);
    expect(sha256(await server.stored(segmentId))).toBe(sha256(joined(pieces)));
  });

  it("goes on where a request broke in the middle of a piece", async () => {
    const { recorder, recording, segmentId } = await begin();
    server.schedule(["pass", "truncate", "truncate", "lose_answer"]);
    const pieces = piecesOf([300_000]);
    for (const piece of pieces) recorder.give(piece);
    expect(await recording.stop()).toMatchObject({ outcome: "received" });
    expect(sha256(await server.stored(segmentId))).toBe(sha256(joined(pieces)));
  });
});

describe("a page that is killed", () => {
  it("leaves what it recorded to the next page, which sends it and closes it as interrupted", async () => {
    const segmentId = `segment-${++count}`;
    await server.open(segmentId);
    const dead = { ...server.endpoint, fetch: () => new Promise<Response>(() => undefined) };
    const recorder = createFakeRecorder();
    const store = createChunkStore();
    let parts = 0;
    await recordSegment({
      recorder,
      tracks: [],
      segment: segmentOf(segmentId),
      store,
      endpoint: dead,
      onProgress: (progress) => {
        parts = progress.parts;
      },
    });
    const pieces = piecesOf([50_000, 70_000, 10]);
    for (const piece of pieces) recorder.give(piece);
    await eventually(async () => {
      expect(parts).toBe(3);
      expect((await store.get(segmentId))?.bytesWritten).toBe(120_010);
    });

    server.schedule(["drop", "truncate", "lose_answer"]);
    const stated: unknown[] = [];
    const recovered = await recoverSegments({
      store: createChunkStore(),
      interviewId: "interview",
      endpoint: {
        ...server.endpoint,
        fetch: (input, init) => {
          if (typeof init?.body === "string") stated.push(JSON.parse(init.body));
          return fetch(input, init);
        },
      },
      signal: new AbortController().signal,
    });
    expect(recovered).toEqual([{ segmentId, takeId: `take-of-${segmentId}`, outcome: "received", complete: false }]);
    expect(stated.at(-1)).toMatchObject({ interrupted: true, bytes: 120_010 });
    expect(sha256(await server.stored(segmentId))).toBe(sha256(Buffer.concat(pieces)));
    expect(await createChunkStore().list("interview")).toEqual([]);
  });

  it("after it stopped the recorder leaves a whole answer, not an interrupted one", async () => {
    const { recorder, recording, store } = await begin();
    server.schedule(Array.from({ length: 500 }, () => "drop"));
    recorder.give(piecesOf([1000])[0] ?? new Uint8Array());
    const stopped = recording.stop();
    await eventually(async () => expect((await store.list("interview"))[0]?.finished).toBe(true));
    await recording.leave();
    expect(await stopped).toEqual({ outcome: "stopped" });
    server.schedule([]);
    const signal = new AbortController().signal;
    const recovered = await recoverSegments({
      store: createChunkStore(),
      interviewId: "interview",
      endpoint: server.endpoint,
      signal,
    });
    expect(recovered).toMatchObject([{ outcome: "received", complete: true }]);
  });

  it("whose pieces lay in memory alone is closed over what the server holds", async () => {
    const { recorder, segmentId } = await begin();
    recorder.give(piecesOf([2000])[0] ?? new Uint8Array());
    await eventually(async () => expect((await server.stored(segmentId)).byteLength).toBe(2000));
    const answer = await sealAsHeld(server.endpoint, segmentId, new AbortController().signal);
    expect(answer).toMatchObject({ kind: "received", receipt: { bytes: 2000 } });
  });
});

describe("storage", () => {
  it("that is full gives way to memory in the middle, and nothing is lost or out of order", async () => {
    const troubles: StorageTrouble[] = [];
    const put = IDBObjectStore.prototype.put;
    let chunksLeft = 3;
    vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, value: unknown) {
      if (this.name === "chunks" && chunksLeft-- <= 0) throw new DOMException("No room.", "QuotaExceededError");
      return put.call(this, value);
    });
    const { recorder, recording, segmentId } = await begin({ onTrouble: (trouble) => troubles.push(trouble) });
    server.schedule(["unavailable", "unavailable", "unavailable", "unavailable", "truncate"]);
    const pieces = piecesOf([9000, 8000, 7000, 6000, 5000, 4000]);
    for (const piece of pieces) {
      recorder.give(piece);
      await turn();
    }
    expect(await recording.stop()).toMatchObject({ outcome: "received" });
    expect(troubles).toEqual(["storage_full"]);
    expect(sha256(await server.stored(segmentId))).toBe(sha256(joined(pieces)));
  });

  it("that is refused altogether is said once, and recording goes on in memory", async () => {
    const troubles: StorageTrouble[] = [];
    vi.stubGlobal("indexedDB", {
      open() {
        throw new DOMException("Not here.", "SecurityError");
      },
    });
    const { recorder, recording, segmentId } = await begin({ onTrouble: (trouble) => troubles.push(trouble) });
    server.schedule(["drop", "lose_answer"]);
    const pieces = piecesOf([5000, 5000]);
    for (const piece of pieces) recorder.give(piece);
    expect(await recording.stop()).toMatchObject({ outcome: "received" });
    expect(troubles).toEqual(["storage_refused"]);
    expect(sha256(await server.stored(segmentId))).toBe(sha256(joined(pieces)));
  });

  it("keeps a piece until the server has acknowledged it, and no longer", async () => {
    const { recorder, store, segmentId, recording } = await begin();
    server.schedule(Array.from({ length: 10_000 }, () => "drop"));
    const [piece = new Uint8Array()] = piecesOf([4000]);
    recorder.give(piece);
    await eventually(async () => expect((await store.read(segmentId, 0, 9999)).byteLength).toBe(4000));
    server.schedule([]);
    recording.hurry();
    await eventually(async () => expect((await store.read(segmentId, 0, 9999)).byteLength).toBe(0));
    expect((await store.get(segmentId))?.bytesAcknowledged).toBe(4000);
    await recording.stop();
  });
});

describe("a recording that breaks off", () => {
  it("by a lost camera keeps and sends what exists", async () => {
    const reasons: BreakReason[] = [];
    const { recorder, recording, track, segmentId } = await begin({ onBroken: (reason) => reasons.push(reason) });
    const pieces = piecesOf([1000, 2000]);
    for (const piece of pieces) recorder.give(piece);
    track.end();
    expect(await recording.stop()).toMatchObject({ outcome: "received" });
    expect(reasons).toEqual(["track_ended"]);
    expect(sha256(await server.stored(segmentId))).toBe(sha256(joined(pieces)));
  });

  it("before it gave anything is closed as interrupted, so that it costs nothing", async () => {
    const segmentId = `segment-${++count}`;
    await server.open(segmentId);
    const store = createChunkStore();
    const hashState = (await createSegmentHash()).state();
    await store.begin({
      ...segmentOf(segmentId),
      bytesWritten: 0,
      bytesAcknowledged: 0,
      hashState,
      finished: false,
      interrupted: false,
      durationMs: 0,
    });
    await store.end(segmentId, { durationMs: 0, interrupted: false });
    const stated: unknown[] = [];
    const outcome = await sendSegment({
      segmentId,
      store,
      endpoint: {
        ...server.endpoint,
        fetch: (input, init) => {
          if (typeof init?.body === "string") stated.push(JSON.parse(init.body));
          return fetch(input, init);
        },
      },
      signal: new AbortController().signal,
    });
    expect(outcome).toMatchObject({ outcome: "received", receipt: { bytes: 0 } });
    expect(stated).toMatchObject([{ interrupted: true, bytes: 0 }]);
  });

  it("because the recorder gives nothing is noticed", async () => {
    const reasons: BreakReason[] = [];
    const { recording } = await begin({ silentMs: 20, onBroken: (reason) => reasons.push(reason) });
    await eventually(() => expect(reasons).toEqual(["recorder_error"]));
    expect(await recording.stop()).toMatchObject({ outcome: "received" });
  });

  it("by another tab that took over stops sending and leaves the rest to that tab", async () => {
    const reasons: BreakReason[] = [];
    const { recorder, recording, store } = await begin({ onBroken: (reason) => reasons.push(reason) });
    server.fence();
    recorder.give(piecesOf([1000])[0] ?? new Uint8Array());
    await eventually(() => expect(reasons).toEqual(["fenced"]));
    expect(await recording.stop()).toEqual({ outcome: "fenced" });
    expect(await store.list("interview")).toMatchObject([{ bytesWritten: 1003, finished: true, interrupted: true }]);
  });
});
