/** The thread that reads one document and ends with it. Plain JavaScript: a thread does not inherit the TypeScript loader. */
import { parentPort, workerData } from "node:worker_threads";

/**
 * @param {"pdf" | "docx"} kind
 * @param {Uint8Array} bytes
 * @returns {Promise<string>}
 */
async function textOf(kind, bytes) {
  if (kind === "docx") {
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
