/** Reads the text of a stored document, so that people and searches have it. */
import type { Kysely } from "kysely";
import { z } from "zod";
import type { Schema } from "../../platform/database/schema.ts";
import type { DocumentReader } from "../../platform/documents/document-reader.ts";
import { FileMissingError, type Files } from "../../platform/files/files.ts";
import type { JobDefinition } from "../../platform/jobs/jobs.ts";
import { workspaceId as brand } from "../actor.ts";

/** Of the text that is kept: more is no CV. */
const MAXIMUM_TEXT = 100_000;

export const readDocumentJob: JobDefinition<{ workspaceId: string; fileId: string }> = {
  name: "read-document",
  data: z.object({ workspaceId: z.string(), fileId: z.string() }),
  retryLimit: 3,
  retryDelaySeconds: 10,
  expireInSeconds: 120,
  concurrency: 2,
};

export interface ReadDocumentDeps {
  database: Kysely<Schema>;
  files: Files;
  documents: DocumentReader;
  clock: () => Date;
}

/** Running it again changes nothing: only a text that is still awaited is read. */
export async function readDocument(
  deps: ReadDocumentDeps,
  data: { workspaceId: string; fileId: string },
): Promise<void> {
  const tenant = brand(data.workspaceId);
  const file = await deps.database
    .selectFrom("document_texts")
    .innerJoin("files", (join) =>
      join
        .onRef("files.workspace_id", "=", "document_texts.workspace_id")
        .onRef("files.id", "=", "document_texts.file_id"),
    )
    .select("files.key")
    .where("document_texts.workspace_id", "=", tenant)
    .where("document_texts.file_id", "=", data.fileId)
    .where("document_texts.state", "=", "queued")
    .executeTakeFirst();
  if (!file) return;
  const { text, error } = await textOf(deps, file.key);
  await deps.database
    .updateTable("document_texts")
    .set({ state: text === null ? "failed" : "read", text, error, updated_at: deps.clock() })
    .where("workspace_id", "=", tenant)
    .where("file_id", "=", data.fileId)
    .where("state", "=", "queued")
    .execute();
}

async function textOf(
  { files, documents }: ReadDocumentDeps,
  key: string,
): Promise<{ text: string; error: null } | { text: null; error: string }> {
  const parts: Buffer[] = [];
  try {
    for await (const part of (await files.get(key)).stream) parts.push(Buffer.from(part));
  } catch (error) {
    if (error instanceof FileMissingError) return { text: null, error: "The file is not in the store." };
    throw error;
  }
  const read = await documents.read(Buffer.concat(parts));
  if (read.kind === "unknown") return { text: null, error: "The file is neither a PDF nor a DOCX." };
  return read.text === null
    ? { text: null, error: read.reason }
    : { text: read.text.slice(0, MAXIMUM_TEXT), error: null };
}
