/** ZIP archives as streams: written a file at a time with flat memory, read by their directory. Sizes beyond 4 GiB are ZIP64. */
import { createHash } from "node:crypto";
import { PassThrough, Readable } from "node:stream";
import * as yauzl from "yauzl";
import * as yazl from "yazl";
import { FileMissingError, type StoredBytes } from "./files.ts";

/** The earliest moment that a ZIP can state: the same content is the same archive whenever it is made. */
const NO_MOMENT = new Date(1980, 0, 1);
const ENTRY = { mtime: NO_MOMENT, forceDosTimestamp: true, mode: 0o100644 };

/** Where the files of an export go, one after the other. */
export interface ArchiveSink {
  /** Compressed is for text; media are stored as they are. */
  put(path: string, body: Readable | Buffer, options: { compress: boolean }): Promise<StoredBytes>;
}

/** Where the files of an export are read. */
export interface ArchiveSource {
  /** @throws FileMissingError */
  get(path: string): Promise<{ stream: Readable }>;
}

/** The archive that fill writes, as a stream; what fill throws destroys the stream with that error. */
export function writeZip(fill: (sink: ArchiveSink) => Promise<void>): Readable {
  const zip = new yazl.ZipFile();
  const output = new PassThrough({ highWaterMark: 256 * 1024 });
  let broken: (error: Error) => void = () => undefined;
  const closedEarly = new Promise<never>((_resolve, reject) => {
    broken = reject;
  });
  closedEarly.catch(() => undefined);
  output.once("close", () => broken(new Error("The archive's reader went away.")));
  zip.on("error", (error: Error) => output.destroy(error));
  zip.outputStream.on("error", (error: Error) => output.destroy(error));
  zip.outputStream.pipe(output);
  const sink: ArchiveSink = {
    async put(path, body, { compress }) {
      const hash = createHash("sha256");
      let bytes = 0;
      const source = Readable.from(
        (async function* () {
          for await (const chunk of Buffer.isBuffer(body) ? [body] : body) {
            hash.update(chunk);
            bytes += chunk.length;
            yield chunk;
          }
        })(),
        { objectMode: false },
      );
      const read = new Promise<void>((resolve, reject) => {
        source.once("end", resolve);
        source.once("error", reject);
      });
      addOnce(zip, source, path, compress);
      try {
        await Promise.race([read, closedEarly]);
      } catch (error) {
        source.destroy();
        throw error;
      }
      return { bytes, sha256: hash.digest("hex") };
    },
  };
  fill(sink).then(
    () => zip.end(),
    (error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return output;
}

/**
 * Adds a stream and lets go of it when it is taken: the archive's directory, which grows to the end, would keep every body. It keeps every
 * name too, so that names are not cut from Node's shared pool, of which each would keep 8 KiB.
 */
function addOnce(zip: yazl.ZipFile, source: Readable, path: string, compress: boolean): void {
  let waiting: Readable | null = source;
  const { poolSize } = Buffer;
  Buffer.poolSize = 0;
  try {
    zip.addReadStreamLazy(path, { ...ENTRY, compress }, (give) => {
      const taken = waiting;
      waiting = null;
      if (taken) give(null, taken);
    });
  } finally {
    Buffer.poolSize = poolSize;
  }
}

/**
 * Reads the archive in a local file. Names that lead out of it, and names that it has twice, are refused by the library or here.
 * @throws Error when the file is no ZIP.
 */
export async function readZip(path: string): Promise<ArchiveSource & { close(): void }> {
  const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true });
  const entries = new Map<string, yauzl.Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.has(entry.fileName)) throw new Error(`The archive has ${entry.fileName} twice.`);
      entries.set(entry.fileName, placeOf(entry));
    }
  } catch (error) {
    zip.close();
    throw error;
  }
  return {
    async get(name) {
      const entry = entries.get(name);
      if (!entry) throw new FileMissingError(name);
      return { stream: await zip.openReadStreamPromise(entry) };
    },
    close: () => zip.close(),
  };
}

/** Of a file only where it lies and how: what else its record says, its name as bytes among it, is several times as much. */
function placeOf(entry: yauzl.Entry): yauzl.Entry {
  const place = new yauzl.Entry();
  place.relativeOffsetOfLocalHeader = entry.relativeOffsetOfLocalHeader;
  place.compressedSize = entry.compressedSize;
  place.uncompressedSize = entry.uncompressedSize;
  place.compressionMethod = entry.compressionMethod;
  place.generalPurposeBitFlag = entry.generalPurposeBitFlag;
  return place;
}
