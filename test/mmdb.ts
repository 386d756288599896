/** Writes an MMDB file that knows one IPv4 address, as the format's specification says. */
import { writeFileSync } from "node:fs";

type Value = string | number | { double: number } | { long: number } | Value[] | { map: Record<string, Value> };

/** A control byte, with the type in a second one from 8 on. Nothing here is longer than 28. */
const control = (type: number, size: number): Buffer =>
  type < 8 ? Buffer.from([(type << 5) | size]) : Buffer.from([size, type - 7]);

function encode(value: Value): Buffer {
  if (typeof value === "string") return Buffer.concat([control(2, Buffer.byteLength(value)), Buffer.from(value)]);
  if (typeof value === "number") {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return Buffer.concat([control(6, 4), bytes]);
  }
  if (Array.isArray(value)) return Buffer.concat([control(11, value.length), ...value.map(encode)]);
  const bytes = Buffer.alloc(8);
  if ("double" in value) {
    bytes.writeDoubleBE(value.double);
    return Buffer.concat([control(3, 8), bytes]);
  }
  if ("long" in value) {
    bytes.writeBigUInt64BE(BigInt(value.long));
    return Buffer.concat([control(9, 8), bytes]);
  }
  const entries = Object.entries(value.map);
  return Buffer.concat([control(7, entries.length), ...entries.flatMap(([key, part]) => [encode(key), encode(part)])]);
}

const BITS = 32;

/** The address is in London. */
export function writeMmdb(path: string, ip: string): void {
  const address = ip.split(".").reduce((bits, part) => bits * 256 + Number(part), 0);
  const tree = Buffer.alloc(BITS * 6);
  for (let node = 0; node < BITS; node++) {
    const bit = Math.floor(address / 2 ** (BITS - 1 - node)) % 2;
    const found = node === BITS - 1 ? BITS + 16 : node + 1;
    tree.writeUIntBE(bit === 0 ? found : BITS, node * 6, 3);
    tree.writeUIntBE(bit === 1 ? found : BITS, node * 6 + 3, 3);
  }
  const names = (en: string): Value => ({ map: { names: { map: { en } } } });
  const data = encode({
    map: {
      city: names("London"),
      country: names("United Kingdom"),
      subdivisions: [names("England")],
      location: { map: { latitude: { double: 51.5 }, longitude: { double: -0.1 } } },
    },
  });
  const metadata = encode({
    map: {
      node_count: BITS,
      record_size: 24,
      ip_version: 4,
      database_type: "Test-City",
      languages: ["en"],
      binary_format_major_version: 2,
      binary_format_minor_version: 0,
      build_epoch: { long: 1_700_000_000 },
      description: { map: { en: "Test" } },
    },
  });
  const marker = Buffer.concat([Buffer.from([0xab, 0xcd, 0xef]), Buffer.from("MaxMind.com")]);
  writeFileSync(path, Buffer.concat([tree, Buffer.alloc(16), data, marker, metadata]));
}
