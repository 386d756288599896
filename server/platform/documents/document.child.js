/**
 * The process that reads one document and ends with it: the document comes in, one line of JSON goes out. Plain JavaScript, so that it
 * starts without the TypeScript loader.
 */
import { Worker } from "node:worker_threads";
import { fromBufferPromise } from "yauzl";

const [kind, most = ""] = process.argv.slice(2);
/** Unpacked bytes that a DOCX may have. */
const maximumUnpacked = 64 * 1024 * 1024;
/** What comes after is read from no CV. */
const maximumPages = 50;
const maximumText = 1_000_000;

/** Node's own limit counts its heap alone; unpacked data lies outside of it. A thread looks, because a busy process can not look itself. */
new Worker(
  `setInterval(() => { if (process.memoryUsage.rss() > ${Number(most) * 1024 * 1024}) process.kill(process.pid, "SIGKILL"); }, 10);`,
  { eval: true },
).unref();

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

/** @param {Buffer} bytes */
async function textOfPdf(bytes) {
  const { getDocumentProxy } = await import("unpdf");
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  let text = "";
  for (let number = 1; number <= Math.min(pdf.numPages, maximumPages) && text.length < maximumText; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const words = items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : ""));
    text += `${number > 1 ? "\n" : ""}${words.join("")}`;
    page.cleanup();
  }
  return text;
}

/** @param {Buffer} bytes */
async function textOfDocx(bytes) {
  await refuseBomb(bytes);
  const { default: mammoth } = await import("mammoth");
  return (await mammoth.extractRawText({ buffer: bytes })).value;
}

/** @returns {Promise<object>} */
async function answer() {
  const parts = [];
  for await (const part of process.stdin) parts.push(part);
  try {
    const bytes = Buffer.concat(parts);
    const text = await (kind === "docx" ? textOfDocx(bytes) : textOfPdf(bytes));
    return { text: text.slice(0, maximumText) };
  } catch (error) {
    const isLocked = error instanceof Error && error.name === "PasswordException";
    return isLocked ? { locked: true } : { error: String(error).slice(0, 500) };
  }
}

process.stdout.write(`${JSON.stringify(await answer())}\n`, () => process.exit(0));
