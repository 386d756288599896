/** An incremental SHA-256 whose state can be kept and taken up again by another page. */
import { createSHA256 } from "hash-wasm";

export interface SegmentHash {
  update(bytes: Uint8Array): void;
  /** The state so far, to be kept beside the bytes it covers. */
  state(): Uint8Array;
  /** Hex digest of everything so far; more may follow. */
  digest(): string;
}

/** Starts a hash, or goes on from a kept state. */
export async function createSegmentHash(from?: Uint8Array): Promise<SegmentHash> {
  const hasher = await createSHA256();
  if (from) hasher.load(from);
  else hasher.init();
  return {
    update(bytes) {
      hasher.update(bytes);
    },
    state: () => hasher.save(),
    digest() {
      const state = hasher.save();
      const hex = hasher.digest();
      hasher.load(state);
      return hex;
    },
  };
}
