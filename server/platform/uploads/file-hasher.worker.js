/** The thread that hashes growing files. Plain JavaScript: a thread does not inherit the TypeScript loader. */
import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";
import { parentPort } from "node:worker_threads";

/** Files whose running hash is kept; another costs one read from its start. */
const keptHashes = 1000;
const buffer = Buffer.allocUnsafe(256 * 1024);

/** @type {Map<string, { bytes: number, hash: import("node:crypto").Hash }>} */
const running = new Map();

parentPort?.on("message", ({ path, bytes, question, forget }) => {
  if (forget) {
    running.delete(path);
    return;
  }
  try {
    const hash = advance(path, bytes);
    if (question !== undefined) parentPort?.postMessage({ question, sha256: hash.copy().digest("hex") });
  } catch (error) {
    running.delete(path);
    if (question !== undefined) parentPort?.postMessage({ question, error: String(error) });
  }
});

/**
 * Reads on from where the last call ended.
 * @param {string} path
 * @param {number} bytes
 */
function advance(path, bytes) {
  let known = running.get(path);
  if (!known || known.bytes > bytes) known = { bytes: 0, hash: createHash("sha256") };
  // Set anew, so that the map is in order of use.
  running.delete(path);
  if (known.bytes < bytes) {
    const file = openSync(path, "r");
    try {
      while (known.bytes < bytes) {
        const read = readSync(file, buffer, 0, Math.min(buffer.length, bytes - known.bytes), known.bytes);
        if (read === 0) throw new Error("The file is shorter than it was.");
        known.hash.update(buffer.subarray(0, read));
        known.bytes += read;
      }
    } finally {
      closeSync(file);
    }
  }
  running.set(path, known);
  const [oldest] = running.keys();
  if (running.size > keptHashes && oldest !== undefined) running.delete(oldest);
  return known.hash;
}
