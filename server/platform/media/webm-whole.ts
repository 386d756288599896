/** Finds where the whole blocks of a broken-off WebM end, so that what came before the break can be read. */
import type { FileHandle } from "node:fs/promises";

/** How a broken file is to be read: up to `end`, with bytes put over it where a length reaches beyond that. */
export type WholePart = { end: number; patches: readonly { position: number; bytes: Uint8Array }[] };

const ebmlId = 0x1a45dfa3;
const segmentId = 0x18538067;
const clusterId = 0x1f43b675;

/** A variable-length integer is 1 to 8 bytes, an id 1 to 4. */
const longestHeader = 12;
const windowBytes = 256 * 1024;

/**
 * Walks the element headers of a WebM or Matroska file. Segments and clusters whose length is unknown or reaches beyond the file
 * are entered, any other element that is not whole ends the file; a length that reached beyond is patched to what there is. Null
 * for other files.
 * @see https://www.rfc-editor.org/rfc/rfc8794 for the encoding of ids and lengths.
 */
export async function findWholePart(file: FileHandle, fileBytes: number): Promise<WholePart | null> {
  const tooLong: { position: number; sizeBytes: number; dataStart: number }[] = [];
  const endAt = (end: number): WholePart => ({
    end,
    patches: tooLong.map(({ position, sizeBytes, dataStart }) => ({
      position,
      bytes: encodeSize(end - dataStart, sizeBytes),
    })),
  });
  const window = Buffer.alloc(windowBytes);
  let windowStart = 0;
  let windowLength = 0;
  for (let position = 0; ; ) {
    if (position + longestHeader > windowStart + windowLength || position < windowStart) {
      windowStart = position;
      windowLength = position < fileBytes ? (await file.read(window, 0, windowBytes, position)).bytesRead : 0;
    }
    const header = readHeader(window.subarray(position - windowStart, windowLength));
    if (position === 0 && header?.id !== ebmlId) return null;
    if (!header) return endAt(Math.min(position, fileBytes));
    const dataStart = position + header.idBytes + header.sizeBytes;
    const whole = header.size !== null && dataStart + header.size <= fileBytes;
    if (header.id === segmentId || (header.id === clusterId && !whole)) {
      if (header.size !== null && !whole) {
        tooLong.push({ position: position + header.idBytes, sizeBytes: header.sizeBytes, dataStart });
      }
      position = dataStart;
    } else if (whole && header.size !== null) {
      position = dataStart + header.size;
    } else {
      return endAt(position);
    }
  }
}

type Header = { id: number; idBytes: number; size: number | null; sizeBytes: number };

function readHeader(bytes: Uint8Array): Header | null {
  const idBytes = lengthOf(bytes[0]);
  if (idBytes === null || idBytes > 4) return null;
  const sizeBytes = lengthOf(bytes[idBytes]);
  if (sizeBytes === null || bytes.length < idBytes + sizeBytes) return null;
  const id = bytes.subarray(0, idBytes).reduce((value, byte) => value * 256 + byte, 0);
  const raw = bytes.subarray(idBytes, idBytes + sizeBytes);
  const size = raw.reduce((value, byte, index) => value * 256 + (index === 0 ? byte & (0xff >> sizeBytes) : byte), 0);
  return { id, idBytes, size: isUnknown(raw) ? null : size, sizeBytes };
}

/** The count of leading zero bits of the first byte says how many bytes follow. */
const lengthOf = (first: number | undefined): number | null => (first ? Math.clz32(first) - 23 : null);

/** All bits of an unknown length are set. */
const isUnknown = (raw: Uint8Array): boolean =>
  raw.every((byte, index) => byte === (index === 0 ? 0xff >> (raw.length - 1) : 0xff));

function encodeSize(size: number, sizeBytes: number): Uint8Array {
  const bytes = new Uint8Array(sizeBytes);
  for (let index = sizeBytes - 1, rest = size; index >= 0; index -= 1, rest = Math.floor(rest / 256))
    bytes[index] = rest % 256;
  bytes[0] = (bytes[0] ?? 0) | (0x100 >> sizeBytes);
  return bytes;
}
