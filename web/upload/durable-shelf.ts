/** Keeps chunks in IndexedDB, where they outlive the page, the browser and the power. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { cut, type SegmentRecord, type Shelf, withChunk } from "./segment.ts";

const DATABASE = "greenroom-recordings";

interface Recordings extends DBSchema {
  segments: { key: string; value: SegmentRecord; indexes: { interviewId: string } };
  chunks: { key: [string, number]; value: { segmentId: string; offset: number; bytes: Uint8Array } };
}

/** Every chunk of one segment, in order. */
function ofSegment(segmentId: string): IDBKeyRange {
  return IDBKeyRange.bound([segmentId, 0], [segmentId, Number.MAX_SAFE_INTEGER]);
}

/** A shelf in IndexedDB. Its calls reject when the browser refuses storage or has no room. */
export function createDurableShelf(): Shelf {
  let opened: Promise<IDBPDatabase<Recordings>> | undefined;

  function database(): Promise<IDBPDatabase<Recordings>> {
    opened ??= openDB<Recordings>(DATABASE, 1, {
      upgrade(db) {
        db.createObjectStore("segments", { keyPath: "segmentId" }).createIndex("interviewId", "interviewId");
        db.createObjectStore("chunks", { keyPath: ["segmentId", "offset"] });
      },
      // Safari drops its connection at times; the next call opens a new one.
      terminated() {
        opened = undefined;
      },
    }).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  }

  async function change(segmentId: string, by: (record: SegmentRecord) => SegmentRecord): Promise<void> {
    const db = await database();
    const transaction = db.transaction("segments", "readwrite", { durability: "strict" });
    const record = await transaction.store.get(segmentId);
    if (record) await transaction.store.put(by(record));
    await transaction.done;
  }

  return {
    async begin(record) {
      const db = await database();
      const transaction = db.transaction("segments", "readwrite", { durability: "strict" });
      await Promise.all([transaction.store.put(record), transaction.done]);
    },

    async append(segmentId, chunk) {
      const db = await database();
      const transaction = db.transaction(["segments", "chunks"], "readwrite", { durability: "strict" });
      const segments = transaction.objectStore("segments");
      const write = async () => {
        const record = await segments.get(segmentId);
        if (!record) throw new Error("The segment is not kept here.");
        await Promise.all([
          transaction.objectStore("chunks").put({ segmentId, offset: chunk.offset, bytes: chunk.bytes }),
          segments.put(withChunk(record, chunk)),
        ]);
      };
      await Promise.all([write(), transaction.done]);
    },

    async read(segmentId, from, maximumBytes) {
      const db = await database();
      const found: { offset: number; bytes: Uint8Array }[] = [];
      let cursor = await db.transaction("chunks").store.openCursor(ofSegment(segmentId));
      while (cursor && cursor.value.offset < from + maximumBytes) {
        found.push(cursor.value);
        cursor = await cursor.continue();
      }
      return cut(found, from, maximumBytes);
    },

    async acknowledge(segmentId, bytes) {
      const db = await database();
      const transaction = db.transaction(["segments", "chunks"], "readwrite");
      const segments = transaction.objectStore("segments");
      const record = await segments.get(segmentId);
      if (record) {
        await segments.put({ ...record, bytesAcknowledged: Math.max(record.bytesAcknowledged, bytes) });
      }
      let cursor = await transaction.objectStore("chunks").openCursor(ofSegment(segmentId));
      while (cursor && cursor.value.offset + cursor.value.bytes.byteLength <= bytes) {
        await cursor.delete();
        cursor = await cursor.continue();
      }
      await transaction.done;
    },

    async end(segmentId, end) {
      await change(segmentId, (record) => ({ ...record, ...end, finished: true }));
    },

    async get(segmentId) {
      return (await database()).get("segments", segmentId);
    },

    async list(interviewId) {
      return (await database()).getAllFromIndex("segments", "interviewId", interviewId);
    },

    async remove(segmentId) {
      const db = await database();
      const transaction = db.transaction(["segments", "chunks"], "readwrite");
      await Promise.all([
        transaction.objectStore("segments").delete(segmentId),
        transaction.objectStore("chunks").delete(ofSegment(segmentId)),
        transaction.done,
      ]);
    },
  };
}
