/** The manifest of an export: what it is of and what it holds, file by file. Written last, so that one without it is known to be broken. */
import { z } from "zod";
import { FileMissingError } from "../../platform/files/files.ts";
import type { ArchiveSource } from "../../platform/files/zip-files.ts";
import { RefusedError, refuse } from "../refusal.ts";

export const MANIFEST_PATH = "manifest.json";
export const FORMAT = "greenroom-export";
export const FORMAT_VERSION = 2;
/** Media that belong to no interview, and in version 1 all of them; below it their keys. */
export const MEDIA_FOLDER = "files/";

/** More than a million files have; the longest text that Node can hold is not much longer. */
const MOST_BYTES = 500_000_000;

const SUBJECT_KINDS = ["workspace", "position", "candidate"] as const;

const manifestSchema = z.object({
  format: z.literal(FORMAT),
  version: z.union([z.literal(1), z.literal(FORMAT_VERSION)]),
  of: z.object({ kind: z.enum(SUBJECT_KINDS), id: z.guid() }).optional(),
  workspace: z.object({
    id: z.guid(),
    number: z.int(),
    name: z.string(),
    settings: z.record(z.string(), z.unknown()),
    createdAt: z.string(),
  }),
  /** The columns of each table's rows and how many rows there are. */
  tables: z.record(z.string(), z.object({ columns: z.array(z.string()), rows: z.int().min(0) })),
  files: z.array(
    z.object({
      path: z.string(),
      bytes: z.int().min(0),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      /** Of media: their key in the file store. */
      key: z.string().optional(),
    }),
  ),
});
export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestFile = Manifest["files"][number];

/** The key in the file store of a file that is a medium; null for tables and what people read. */
export function keyOf({ path, key }: Pick<ManifestFile, "path" | "key">): string | null {
  return key ?? (path.startsWith(MEDIA_FOLDER) ? path.slice(MEDIA_FOLDER.length) : null);
}

/** @throws RefusedError "invalid" when the source holds no finished export, or one that this version can not read. */
export async function readManifest(source: ArchiveSource): Promise<Manifest> {
  let value: unknown;
  try {
    const { stream } = await source.get(MANIFEST_PATH);
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of stream) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > MOST_BYTES) refuse("invalid", `${MANIFEST_PATH} is longer than that of any export.`);
    }
    value = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch (error) {
    if (error instanceof FileMissingError)
      refuse("invalid", `This is no finished export: ${MANIFEST_PATH} is missing.`);
    if (error instanceof SyntaxError) refuse("invalid", `${MANIFEST_PATH} is not JSON.`);
    throw unreadable(MANIFEST_PATH, error);
  }
  const head = z.object({ format: z.string(), version: z.unknown() }).safeParse(value);
  if (!head.success || head.data.format !== FORMAT) refuse("invalid", "This is not an export of Greenroom.");
  if (head.data.version !== 1 && head.data.version !== FORMAT_VERSION) {
    refuse(
      "invalid",
      `This export has the format version ${String(head.data.version)}; this Greenroom reads versions 1 and ${FORMAT_VERSION}.`,
    );
  }
  const manifest = manifestSchema.safeParse(value);
  if (!manifest.success) refuse("invalid", `${MANIFEST_PATH} can not be read: ${z.prettifyError(manifest.error)}`);
  return manifest.data;
}

/** What reading a file of an export ran into, as a sentence: an archive that was cut off or overwritten breaks in its midst. */
export function unreadable(path: string, error: unknown): RefusedError {
  if (error instanceof RefusedError) return error;
  if (error instanceof FileMissingError) {
    return new RefusedError({ code: "invalid", message: `${path} is missing from the export.` });
  }
  const words = error instanceof Error ? error.message : String(error);
  return new RefusedError({ code: "invalid", message: `${path} can not be read: ${words}` });
}
