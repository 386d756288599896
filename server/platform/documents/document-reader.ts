/**
 * The text of a PDF or DOCX that a stranger made. Each document is read in a process of its own, with a limit of time and of memory, that
 * ends with it: one that stalls or blows up takes nothing along.
 */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
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
/** Of a document that is read at all. */
const MAXIMUM_BYTES = 16 * 1024 * 1024;
/** Beyond it nothing of the text is carried over. */
const MAXIMUM_TEXT = 1_000_000;
/** Of what the process says: a text of that length with every sign escaped. */
const MAXIMUM_ANSWER = 8 * MAXIMUM_TEXT;
/** What a process may hold beside its heap: Node itself, and what a document unpacks to. */
const OUTSIDE_MB = 160;

const answerSchema = z.object({ text: z.string().optional(), locked: z.boolean().optional() });

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
      if (body.length > MAXIMUM_BYTES) {
        return { kind, contentType, text: null, reason: "The document is too large to read." };
      }
      const answer = await readInProcess(kind, body, limits);
      return "text" in answer
        ? { kind, contentType, text: clean(answer.text), reason: null }
        : { kind, contentType, text: null, reason: answer.reason };
    },
  };
}

/** How Word's older documents begin, and its newer ones where a password locks them. */
const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** Is it what Word made before DOCX, or a DOCX under a password? Either can not be read. */
export const isLockedDocument = (body: Buffer): boolean => body.subarray(0, 4).equals(COMPOUND_FILE);

/** Why a document that is neither PDF nor DOCX is none, in words for the team. */
export const whyUnknown = (body: Buffer): string =>
  isLockedDocument(body)
    ? "This is a Word document of the old kind (.doc), or one with a password."
    : "This is neither a PDF nor a Word document (.docx).";

const CHILD = fileURLToPath(new URL("./document.child.js", import.meta.url));

function readInProcess(
  kind: "pdf" | "docx",
  body: Buffer,
  { timeoutMs, memoryMb }: { timeoutMs: number; memoryMb: number },
): Promise<{ text: string } | { reason: string }> {
  return new Promise((resolve) => {
    const limits = [`--max-old-space-size=${memoryMb}`, "--max-semi-space-size=8", "--stack-size=900"];
    const child = spawn(process.execPath, [...limits, CHILD, kind, String(memoryMb + OUTSIDE_MB)], {
      env: {},
      stdio: ["pipe", "pipe", "ignore"],
    });
    const said: Buffer[] = [];
    let saidBytes = 0;
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      child.kill("SIGKILL");
    }, timeoutMs);
    child.stdout.on("data", (part: Buffer) => {
      said.push(part);
      saidBytes += part.length;
      if (saidBytes > MAXIMUM_ANSWER) child.kill("SIGKILL");
    });
    // It may end before it has taken everything in.
    child.stdin.on("error", () => undefined);
    child.stdin.end(body);
    const end = (answer: { text: string } | { reason: string }) => {
      clearTimeout(timer);
      resolve(answer);
    };
    child.on("error", () => end({ reason: "The document can not be read." }));
    child.on("close", (code, signal) => {
      if (isLate) return end({ reason: "The document took too long to read." });
      // Killed for its memory, or ended by Node for its heap.
      if (signal !== null || (code !== null && code > 128))
        return end({ reason: "The document is too large to read." });
      const { text, locked } = answerOf(Buffer.concat(said).toString("utf8"));
      if (text !== undefined) return end({ text });
      end({ reason: locked ? "The document is protected with a password." : "The document can not be read." });
    });
  });
}

/** The last line: libraries may say something before it. */
function answerOf(said: string): z.output<typeof answerSchema> {
  try {
    return answerSchema.parse(JSON.parse(said.trimEnd().split("\n").at(-1) ?? ""));
  } catch {
    return {};
  }
}

/** What a database can keep: no null characters, no halves of surrogate pairs. */
const clean = (text: string): string =>
  text
    .slice(0, MAXIMUM_TEXT)
    .replaceAll("\0", "")
    .replace(/\p{Surrogate}/gu, "")
    .replace(/[^\S\n]+\n/g, "\n")
    .trim();
