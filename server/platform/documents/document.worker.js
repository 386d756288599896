/** The thread that reads one document and ends with it. Plain JavaScript: a thread does not inherit the TypeScript loader. */
import { parentPort, workerData } from "node:worker_threads";
import { fromBufferPromise } from "yauzl";

/** Unpacked bytes that a DOCX may have: buffers are outside of the thread's limit of memory. */
const maximumUnpacked = 64 * 1024 * 1024;

/**
 * Unpacks every part once without keeping it: the reader behind it trusts the sizes that the archive states, this one does not.
 * @param {Buffer} archive
 */
async function refuseBomb(archive) {
  const zip = await fromBufferPromise(archive, { lazyEntries: true, validateEntrySizes: true });
  let left = maximumUnpacked;
  for await (const entry of zip.eachEntry()) {
    left -= entry.uncompressedSize;
    if (left < 0) throw new Error("The document unpacks to too much.");
    if (entry.fileName.endsWith("/")) continue;
    for await (const _chunk of await zip.openReadStreamPromise(entry));
  }
}

/**
 * @param {"pdf" | "docx"} kind
 * @param {Uint8Array} bytes
 * @returns {Promise<string>}
 */
async function textOf(kind, bytes) {
  if (kind === "docx") {
    await refuseBomb(Buffer.from(bytes));
    const { default: mammoth } = await import("mammoth");
    return (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;
  }
  const { extractText, getDocumentProxy } = await import("unpdf");
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: false });
  return text.join("\n");
}

try {
  parentPort?.postMessage({ text: await textOf(workerData.kind, workerData.bytes) });
} catch (error) {
  parentPort?.postMessage({ error: String(error) });
}
