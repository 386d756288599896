/** The manifest of an export: what it holds, file by file. Written last, so that an export without it is known to be broken. */
import { z } from "zod";
import { FileMissingError, type Files } from "../../platform/files/files.ts";
import { refuse } from "../refusal.ts";

export const MANIFEST_PATH = "manifest.json";
export const FORMAT = "greenroom-export";
export const FORMAT_VERSION = 1;
export const MEDIA_FOLDER = "files/";

const manifestSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(FORMAT_VERSION),
  createdAt: z.iso.datetime(),
  workspace: z.object({
    id: z.guid(),
    number: z.int(),
    name: z.string(),
    settings: z.record(z.string(), z.unknown()),
    createdAt: z.string(),
  }),
  /** The columns of each table's rows and how many rows there are. */
  tables: z.record(z.string(), z.object({ columns: z.array(z.string()), rows: z.int().min(0) })),
  files: z.array(z.object({ path: z.string(), bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** @throws RefusedError "invalid" when the folder holds no finished export, or one that this version can not read. */
export async function readManifest(folder: Files): Promise<Manifest> {
  let value: unknown;
  try {
    const { stream } = await folder.get(MANIFEST_PATH);
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    value = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch (error) {
    if (error instanceof FileMissingError) {
      refuse("invalid", `This folder holds no finished export: ${MANIFEST_PATH} is missing.`);
    }
    if (error instanceof SyntaxError) refuse("invalid", `${MANIFEST_PATH} is not JSON.`);
    throw error;
  }
  const head = z.object({ format: z.string(), version: z.unknown() }).safeParse(value);
  if (!head.success || head.data.format !== FORMAT) refuse("invalid", "This folder is not an export of Greenroom.");
  if (head.data.version !== FORMAT_VERSION) {
    refuse(
      "invalid",
      `This export has the format version ${String(head.data.version)}; this Greenroom reads version ${FORMAT_VERSION}.`,
    );
  }
  const manifest = manifestSchema.safeParse(value);
  if (!manifest.success) refuse("invalid", `${MANIFEST_PATH} can not be read: ${z.prettifyError(manifest.error)}`);
  return manifest.data;
}
