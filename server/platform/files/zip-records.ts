/** The records of a ZIP archive beside its files' bytes (APPNOTE 6.3), as unzip programs of every age read them; ZIP64 where a number needs it. */

export interface ZipEntry {
  name: Buffer;
  compressed: boolean;
  crc32: number;
  /** Bytes as they lie in the archive. */
  storedBytes: number;
  bytes: number;
  /** Where the local header begins. */
  offset: number;
}

/** Made by: 6.3 on Unix, whose permissions stand in the upper half of the attributes. */
const MADE_BY = (3 << 8) | 63;
const ATTRIBUTES = (0o100644 << 16) >>> 0;
const NEEDED = 20;
const NEEDED_ZIP64 = 45;
/** Names are UTF-8; length and CRC-32 follow the bytes. */
const FLAGS = (1 << 11) | (1 << 3);
/** The earliest day that a ZIP can state, 1980-01-01: the same content is the same archive whenever it is made. */
const DAY = (1 << 5) | 1;
const MOST_32 = 0xffffffff;
const MOST_16 = 0xffff;

const methodOf = (compressed: boolean): number => (compressed ? 8 : 0);
const isLarge = ({ bytes, storedBytes, offset }: Omit<ZipEntry, "name">): boolean =>
  bytes >= MOST_32 || storedBytes >= MOST_32 || offset >= MOST_32;

/** Stands before the bytes of a file. */
export function localHeader(name: Buffer, compressed: boolean): Buffer {
  const header = Buffer.alloc(30 + name.length);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(NEEDED, 4);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(methodOf(compressed), 8);
  header.writeUInt16LE(DAY, 12);
  header.writeUInt16LE(name.length, 26);
  name.copy(header, 30);
  return header;
}

/** Follows the bytes of a file. */
export function dataDescriptor(entry: ZipEntry): Buffer {
  const large = isLarge(entry);
  const descriptor = Buffer.alloc(large ? 24 : 16);
  descriptor.writeUInt32LE(0x08074b50, 0);
  descriptor.writeUInt32LE(entry.crc32, 4);
  if (large) {
    descriptor.writeBigUInt64LE(BigInt(entry.storedBytes), 8);
    descriptor.writeBigUInt64LE(BigInt(entry.bytes), 16);
  } else {
    descriptor.writeUInt32LE(entry.storedBytes, 8);
    descriptor.writeUInt32LE(entry.bytes, 12);
  }
  return descriptor;
}

/** A file's line in the directory at the archive's end. */
export function directoryRecord(entry: ZipEntry): Buffer {
  const { name, compressed, crc32, storedBytes, bytes, offset } = entry;
  const large = isLarge(entry);
  const record = Buffer.alloc(46 + name.length + (large ? 28 : 0));
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt16LE(MADE_BY, 4);
  record.writeUInt16LE(large ? NEEDED_ZIP64 : NEEDED, 6);
  record.writeUInt16LE(FLAGS, 8);
  record.writeUInt16LE(methodOf(compressed), 10);
  record.writeUInt16LE(DAY, 14);
  record.writeUInt32LE(crc32, 16);
  record.writeUInt32LE(large ? MOST_32 : storedBytes, 20);
  record.writeUInt32LE(large ? MOST_32 : bytes, 24);
  record.writeUInt16LE(name.length, 28);
  record.writeUInt16LE(large ? 28 : 0, 30);
  record.writeUInt32LE(ATTRIBUTES, 38);
  record.writeUInt32LE(large ? MOST_32 : offset, 42);
  name.copy(record, 46);
  if (large) {
    const extra = 46 + name.length;
    record.writeUInt16LE(1, extra);
    record.writeUInt16LE(24, extra + 2);
    record.writeBigUInt64LE(BigInt(bytes), extra + 4);
    record.writeBigUInt64LE(BigInt(storedBytes), extra + 12);
    record.writeBigUInt64LE(BigInt(offset), extra + 20);
  }
  return record;
}

/** What ends the archive: where its directory of so many entries begins and how long it is. */
export function endOfArchive(entries: number, begin: number, bytes: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(entries, MOST_16), 8);
  end.writeUInt16LE(Math.min(entries, MOST_16), 10);
  end.writeUInt32LE(Math.min(bytes, MOST_32), 12);
  end.writeUInt32LE(Math.min(begin, MOST_32), 16);
  if (entries < MOST_16 && bytes < MOST_32 && begin < MOST_32) return end;
  const large = Buffer.alloc(56 + 20);
  large.writeUInt32LE(0x06064b50, 0);
  large.writeBigUInt64LE(44n, 4);
  large.writeUInt16LE(MADE_BY, 12);
  large.writeUInt16LE(NEEDED_ZIP64, 14);
  large.writeBigUInt64LE(BigInt(entries), 24);
  large.writeBigUInt64LE(BigInt(entries), 32);
  large.writeBigUInt64LE(BigInt(bytes), 40);
  large.writeBigUInt64LE(BigInt(begin), 48);
  // Where that begins.
  large.writeUInt32LE(0x07064b50, 56);
  large.writeBigUInt64LE(BigInt(begin + bytes), 64);
  large.writeUInt32LE(1, 72);
  return Buffer.concat([large, end]);
}
