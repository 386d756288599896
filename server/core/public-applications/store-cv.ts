/** Takes the CV of an applicant: a PDF or a DOCX by content, streamed to the store. */
import { Readable } from "node:stream";
import { CONTENT_TYPES, documentKindOf, isLockedDocument } from "../../platform/documents/document-reader.ts";
import type { Files } from "../../platform/files/files.ts";
import type { WorkspaceId } from "../actor.ts";
import { type DropBytesDeps, dropBytes, type FileFacts, putFile } from "../files/index.ts";
import { isStorable } from "../storable-text.ts";

const HEAD_BYTES = 1029;
const MAXIMUM_BYTES = 10 * 1024 * 1024;
/** What the parts of a DOCX lie in; a ZIP without it is none. */
const WORD_FOLDER = "word/";

/** too_large: above 10 MiB. locked: Word's older kind, or with a password. other: neither a PDF nor a DOCX. */
export type WhyNoCv = "empty" | "too_large" | "locked" | "other";

/**
 * The facts of the stored file, that no row points to yet; or why it is not taken.
 * @param name what the applicant's computer calls it; kept for people to read.
 */
export async function storeCv(
  deps: DropBytesDeps & { files: Files },
  workspaceId: WorkspaceId,
  body: Readable,
  { name }: { name: string },
): Promise<{ ok: true; value: FileFacts } | { ok: false; why: WhyNoCv }> {
  const chunks = body[Symbol.asyncIterator]();
  const head = await headOf(chunks);
  const isZip = head.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]));
  const kind = isZip ? "docx" : documentKindOf(head);
  if (kind === null) {
    // What follows it in the form is read only once this is through.
    while (!(await chunks.next()).done);
    return { ok: false, why: head.length === 0 ? "empty" : isLockedDocument(head) ? "locked" : "other" };
  }
  const seen = { word: false };
  const stored = await putFile(deps.files, workspaceId, Readable.from(watched(head, chunks, seen)), {
    folder: "cvs",
    extension: kind,
    contentType: CONTENT_TYPES[kind],
    name: plainName(name, kind),
    maximumBytes: MAXIMUM_BYTES,
    now: deps.clock(),
  });
  if (!stored.ok) return { ok: false, why: stored.refusal.code === "too_large" ? "too_large" : "empty" };
  if (kind === "pdf" || seen.word) return stored;
  await dropBytes(deps, workspaceId, stored.value.key);
  return { ok: false, why: "other" };
}

async function headOf(chunks: AsyncIterator<unknown>): Promise<Buffer> {
  let head = Buffer.alloc(0);
  while (head.length < HEAD_BYTES) {
    const next = await chunks.next();
    if (next.done) break;
    head = Buffer.concat([head, bytesOf(next.value)]);
  }
  return head;
}

/** The whole body again; notes on its way whether it is a Word document. */
async function* watched(head: Buffer, chunks: AsyncIterator<unknown>, seen: { word: boolean }): AsyncGenerator<Buffer> {
  let tail: Buffer = Buffer.alloc(0);
  const look = (chunk: Buffer) => {
    const window = Buffer.concat([tail, chunk]);
    seen.word ||= window.includes(WORD_FOLDER);
    tail = window.subarray(-WORD_FOLDER.length);
  };
  look(head);
  yield head;
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    const chunk = bytesOf(next.value);
    if (!seen.word) look(chunk);
    yield chunk;
  }
}

const bytesOf = (chunk: unknown): Buffer => {
  if (!Buffer.isBuffer(chunk)) throw new TypeError("An upload gives bytes.");
  return chunk;
};

/** The last part of a path, in characters that a database and a header can keep. */
function plainName(given: string, kind: string): string {
  const name = (given.split(/[/\\]/).at(-1) ?? "").replace(/\p{C}/gu, "").trim().slice(-120);
  return name !== "" && isStorable(name) ? name : `cv.${kind}`;
}
