/** Opens the store that FILES_URL names. */
import { fileURLToPath } from "node:url";
import { SetupError } from "../setup-error.ts";
import type { Files } from "./files.ts";
import { openFolderFiles } from "./folder-files.ts";

/**
 * file:///path or file:relative/path is a folder; s3://bucket/prefix?endpoint=…&region=…&accessKeyId=…&secretAccessKey=… an S3 store
 * (credentials also from the usual AWS environment).
 * @throws Error for any other form.
 */
export async function openFiles(url: string): Promise<Files> {
  if (url.startsWith("file:///")) return openFolderFiles(fileURLToPath(url));
  if (url.startsWith("file:")) return openFolderFiles(url.slice("file:".length));
  if (url.startsWith("s3://")) {
    const { openS3Files } = await import("./s3-files.ts");
    return openS3Files(new URL(url));
  }
  throw new SetupError("FILES_URL is file:… or s3://bucket/prefix?endpoint=…");
}
