/** Passes a body through while it is within its limit and begins as it must. */
import type { Readable } from "node:stream";
import { refuseRoom } from "./room-refusal.ts";

const HEAD_BYTES = 1024;

/** @throws RefusedError "too_large" above the limit, "invalid" when the first bytes are not what they must be. */
export async function* limitBytes(
  body: Readable,
  maximumBytes: number,
  begins: (head: Buffer) => boolean,
): AsyncGenerator<Buffer> {
  let total = 0;
  let head: Buffer | null = Buffer.alloc(0);
  for await (const chunk of body) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    total += bytes.length;
    if (total > maximumBytes) {
      refuseRoom("too_large", `The file is larger than ${Math.floor(maximumBytes / 1024)} KiB.`);
    }
    if (head === null) {
      yield bytes;
      continue;
    }
    head = Buffer.concat([head, bytes]);
    if (head.length < HEAD_BYTES) continue;
    yield checked(head, begins);
    head = null;
  }
  if (head !== null) yield checked(head, begins);
}

function checked(head: Buffer, begins: (head: Buffer) => boolean): Buffer {
  if (!begins(head)) refuseRoom("invalid", "The file is not of the expected kind.");
  return head;
}
