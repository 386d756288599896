/** ZIP archives as streams: written a file at a time with flat memory, read by their directory. Sizes beyond 4 GiB are ZIP64. */
import { createHash } from "node:crypto";
import { PassThrough, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { crc32, createDeflateRaw, deflateRaw } from "node:zlib";
import * as yauzl from "yauzl";
import { FileMissingError, type StoredBytes } from "./files.ts";
import { dataDescriptor, directoryRecord, endOfArchive, localHeader } from "./zip-records.ts";

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

/** The archive that fill writes, as a stream; what fill throws destroys the stream with that error. Nothing is read before it can go out. */
export function writeZip(fill: (sink: ArchiveSink) => Promise<void>): Readable {
  const output = new PassThrough({ highWaterMark: 256 * 1024 });
  const closed = new AbortController();
  let goOn: () => void = () => undefined;
  output.on("drain", () => goOn());
  output.once("close", () => {
    closed.abort();
    goOn();
  });
  const directory = openPages();
  let position = 0;
  let entries = 0;

  async function send(bytes: Buffer): Promise<void> {
    if (output.destroyed) throw new Error(READER_GONE);
    position += bytes.length;
    if (output.write(bytes)) return;
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
  }

  const sink: ArchiveSink = {
    async put(path, body, { compress }) {
      const name = Buffer.from(path);
      const offset = position;
      await send(localHeader(name, compress));
      const begin = position;
      const written = await sendBody(body, compress, send, closed.signal);
      const storedBytes = position - begin;
      const entry = { name, compressed: compress, crc32: written.crc, storedBytes, bytes: written.bytes, offset };
      await send(dataDescriptor(entry));
      directory.add(directoryRecord(entry));
      entries += 1;
      return { bytes: written.bytes, sha256: written.sha256 };
    },
  };
  async function end(): Promise<void> {
    const begin = position;
    for (const page of directory.pages()) await send(page);
    await send(endOfArchive(entries, begin, position - begin));
    output.end();
  }
  fill(sink)
    .then(end)
    .catch((error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error))));
  return output;
}

const READER_GONE = "The archive's reader went away.";
const deflated = promisify(deflateRaw);

/** Sends a body on as its reader takes it, and measures it on the way. */
async function sendBody(
  body: Readable | Buffer,
  compress: boolean,
  send: (bytes: Buffer) => Promise<void>,
  signal: AbortSignal,
): Promise<StoredBytes & { crc: number }> {
  const hash = createHash("sha256");
  let crc = 0;
  let bytes = 0;
  const measure = (chunk: Buffer): void => {
    hash.update(chunk);
    crc = crc32(chunk, crc);
    bytes += chunk.length;
  };
  if (Buffer.isBuffer(body)) {
    measure(body);
    await send(compress ? await deflated(body) : body);
  } else {
    const measured = async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        measure(chunk);
        yield chunk;
      }
    };
    const sendAll = async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) await send(chunk);
    };
    try {
      if (compress) await pipeline(body, measured, createDeflateRaw(), sendAll, { signal });
      else await pipeline(body, measured, sendAll, { signal });
    } catch (error) {
      throw signal.aborted ? new Error(READER_GONE) : error;
    }
  }
  return { bytes, sha256: hash.digest("hex"), crc };
}

const PAGE_BYTES = 64 * 1024;

/** Keeps small records one after the other in large pieces: a Buffer of its own would cost each of them more than it holds. */
function openPages(): { add(record: Buffer): void; pages(): Buffer[] } {
  const full: Buffer[] = [];
  let page = Buffer.allocUnsafe(PAGE_BYTES);
  let used = 0;
  return {
    add(record) {
      if (used + record.length > page.length) {
        full.push(page.subarray(0, used));
        page = Buffer.allocUnsafe(Math.max(PAGE_BYTES, record.length));
        used = 0;
      }
      used += record.copy(page, used);
    },
    pages: () => [...full, page.subarray(0, used)],
  };
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
