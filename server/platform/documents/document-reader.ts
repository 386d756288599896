/**
 * The text of a PDF or DOCX that a stranger made. Each document is read in a thread of its own, with a limit of time and of memory, that
 * ends with it: one that stalls or blows up takes nothing along.
 */
import { Worker } from "node:worker_threads";
import { z } from "zod";
import { readPdf } from "../http/guarded-client.ts";

export type ReadDocument =
  | { kind: "unknown" }
  | { kind: "pdf" | "docx"; contentType: string; text: string; reason: null }
  /** A document by its first bytes, whose text could not be read. */
  | { kind: "pdf" | "docx"; contentType: string; text: null; reason: string };

export interface DocumentReader {
  read(body: Buffer): Promise<ReadDocument>;
}

export const CONTENT_TYPES = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
} as const;
/** Beyond it nothing of the text is carried over. */
const MAXIMUM_TEXT = 1_000_000;

const answerSchema = z.object({ text: z.string().optional(), error: z.string().optional() });

/** What it is by content: names and stated types are the sender's word. */
export function documentKindOf(body: Buffer): "pdf" | "docx" | null {
  if (readPdf(body)) return "pdf";
  const isZip = body.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]));
  return isZip && body.includes("word/") ? "docx" : null;
}

export function createDocumentReader(limits: { timeoutMs: number; memoryMb: number }): DocumentReader {
  return {
    async read(body) {
      const kind = documentKindOf(body);
      if (kind === null) return { kind: "unknown" };
      const contentType = CONTENT_TYPES[kind];
      const answer = await readInThread(kind, body, limits);
      return "text" in answer
        ? { kind, contentType, text: clean(answer.text), reason: null }
        : { kind, contentType, text: null, reason: answer.reason };
    },
  };
}

function readInThread(
  kind: "pdf" | "docx",
  body: Buffer,
  { timeoutMs, memoryMb }: { timeoutMs: number; memoryMb: number },
): Promise<{ text: string } | { reason: string }> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL("./document.worker.js", import.meta.url), {
      execArgv: [],
      env: {},
      stdout: true,
      stderr: true,
      workerData: { kind, bytes: new Uint8Array(body) },
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 16, stackSizeMb: 2 },
    });
    const end = (answer: { text: string } | { reason: string }) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(answer);
    };
    const timer = setTimeout(() => end({ reason: "The document took too long to read." }), timeoutMs);
    worker.on("message", (message: unknown) => {
      const { text } = answerSchema.parse(message);
      end(text === undefined ? { reason: "The document can not be read." } : { text });
    });
    worker.on("error", () => end({ reason: "The document is too large to read." }));
    worker.on("exit", () => end({ reason: "The document can not be read." }));
  });
}

/** What a database can keep: no null characters, no halves of surrogate pairs. */
const clean = (text: string): string =>
  text
    .slice(0, MAXIMUM_TEXT)
    .replaceAll("\0", "")
    .replace(/\p{Surrogate}/gu, "")
    .replace(/[^\S\n]+\n/g, "\n")
    .trim();
